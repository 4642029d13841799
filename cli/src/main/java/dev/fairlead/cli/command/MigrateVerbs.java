package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Verb;
import java.util.List;

/** The verbs behind {@code migrate}. */
final class MigrateVerbs {
    static final Verb MIGRATE = new Verb.Group(
            "migrate",
            "Leads an app from a systemd unit to Docker, phase by phase, and back.",
            List.of(
                    new Verb.Action("status", "Shows how far it is, and what was measured.", MigrateStatusCommand::new),
                    new Verb.Action("plan", "Shows what each phase to come does.", MigratePlanCommand::new),
                    new Verb.Action("next", "Performs the phase that comes next.", MigrateNextCommand::new),
                    new Verb.Action(
                            "report",
                            "Tells what was measured of both, as text and as a page.",
                            MigrateReportCommand::new),
                    new Verb.Action(
                            "rollback",
                            "Goes back to the old app, from any phase before `clean`.",
                            options -> new MigrateBackCommand(options, false)),
                    new Verb.Action(
                            "abandon",
                            "Goes back to the old app, and forgets that a migration was begun.",
                            options -> new MigrateBackCommand(options, true))));

    private MigrateVerbs() {}
}
