package dev.fairlead.cli.ci;

import dev.fairlead.cli.line.Verb;
import java.util.List;

/** The verbs behind {@code ci}. */
public final class CiVerbs {
    public static final Verb CI = new Verb.Group(
            "ci",
            "Writes the workflows of a CI server.",
            List.of(
                    new Verb.Action(
                            "github",
                            "Writes workflows of GitHub Actions that build the image, deploy it and watch for drift.",
                            GithubCommand::new),
                    new Verb.Action("gitlab", "Writes a pipeline of GitLab that does the same.", GitlabCommand::new)));

    private CiVerbs() {}
}
