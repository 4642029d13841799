package dev.fairlead.cli.command;

import dev.fairlead.cli.ci.CiVerbs;
import dev.fairlead.cli.init.InitCommand;
import dev.fairlead.cli.lab.LabVerbs;
import dev.fairlead.cli.line.Verb;
import java.util.List;

/** All verbs, in the order of the help. */
public final class Verbs {
    public static final List<Verb> ALL = List.of(
            new Verb.Action(
                    "init", "Writes a first model: asks, and completes from what it sees here.", InitCommand::new),
            new Verb.Action("validate", "Checks the model; asks no server and fetches no value.", ValidateCommand::new),
            new Verb.Action("schema", "Prints the JSON Schema of models, for editors.", SchemaCommand::new),
            new Verb.Action("render", "Writes every file the box would get into a directory.", RenderCommand::new),
            new Verb.Action("plan", "Shows what would change on the server, and why.", PlanCommand::new),
            new Verb.Action("show", "Shows a plan that `plan --out` kept.", ShowCommand::new),
            new Verb.Action("apply", "Makes the server true to the model.", ApplyCommand::new),
            new Verb.Action("drift", "Tells whether the server still is as the model says, for CI.", DriftCommand::new),
            new Verb.Action(
                    "deploy",
                    "Releases an image beside the one that serves, and loses no request.",
                    DeployCommand::new),
            new Verb.Action("rollback", "Goes back to an earlier release.", RollbackCommand::new),
            new Verb.Action("releases", "Lists the releases that the box knows.", ReleasesCommand::new),
            new Verb.Action("cleanup", "Removes images that no kept release needs.", CleanupCommand::new),
            SecretsVerbs.SECRETS,
            new Verb.Action("status", "Shows what runs on the box.", StatusCommand::new),
            new Verb.Action("logs", "Shows what the app, its jobs and nginx print.", LogsCommand::new),
            new Verb.Action("run", "Runs a command in a fresh container of the live release.", RunCommand::new),
            new Verb.Action("job", "Runs a job now, or shows all jobs and their last runs.", JobCommand::new),
            new Verb.Action(
                    "doctor", "Looks for what would break a deploy, and says how to mend it.", DoctorCommand::new),
            MigrateVerbs.MIGRATE,
            new Verb.Action("unlock", "Takes the lock away from whoever holds it.", UnlockCommand::new),
            new Verb.Action(
                    "import", "Writes the model of an instance that is there, and of its box.", ImportCommand::new),
            new Verb.Action(
                    "destroy",
                    "Takes the instance and what belongs to it away, after a last snapshot.",
                    DestroyCommand::new),
            new Verb.Action(
                    "rehearse", "Plays a server's life on this machine, Lightsail included.", RehearseCommand::new),
            CiVerbs.CI,
            LabVerbs.LAB,
            new Verb.Action("completion", "Prints a completion script for bash, zsh or fish.", CompletionCommand::new),
            new Verb.Action("version", "Prints the version.", VersionCommand::new));

    private Verbs() {}
}
