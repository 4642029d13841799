package dev.fairlead.cli.lab;

import dev.fairlead.cli.line.Verb;
import java.util.List;

/** The verbs behind {@code lab}. */
public final class LabVerbs {
    public static final Verb LAB = new Verb.Group(
            "lab",
            "A server to try things on, on this machine.",
            List.of(
                    new Verb.Action("up", "Starts a lab with one fresh box.", LabUpCommand::new),
                    new Verb.Action("down", "Removes all of the lab.", LabDownCommand::new),
                    new Verb.Action("status", "Shows what of the lab there is.", LabStatusCommand::new),
                    new Verb.Action(
                            "publish",
                            "Puts a version of the sample app into the lab's registry.",
                            LabPublishCommand::new),
                    new Verb.Action("ssh", "Logs in to the lab's box.", LabSshCommand::new)));

    private LabVerbs() {}
}
