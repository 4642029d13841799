package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Verb;
import java.util.List;

/** The verbs behind {@code secrets}. */
final class SecretsVerbs {
    static final Verb SECRETS = new Verb.Group(
            "secrets",
            "Lists the secrets of the apps, and gives them other values.",
            List.of(
                    new Verb.Action(
                            "list",
                            "Shows where each secret comes from, how old it is and whether the box has it.",
                            SecretsListCommand::new),
                    new Verb.Action(
                            "rotate",
                            "Makes a new value, or fetches it anew, and releases it without losing a request.",
                            SecretsRotateCommand::new),
                    new Verb.Action(
                            "set",
                            "Gives the box a secret that the model says is kept there, from standard input.",
                            SecretsSetCommand::new)));

    private SecretsVerbs() {}
}
