package dev.fairlead.cli.manual;

import java.util.LinkedHashMap;
import java.util.Map;

/** The notes on every command, by its words behind {@code fairlead}. */
final class CommandNotes {
    private static final String UNSEEN = "something could not be looked at, or the server is out of reach";
    private static final String PUT_BACK = "the new release failed, and what served before serves";

    static final Map<String, Note> ALL = all();

    private CommandNotes() {}

    private static Map<String, Note> all() {
        Map<String, Note> notes = new LinkedHashMap<>();
        notes.put(
                "",
                Note.NONE
                        .says("Its options may stand before a command or behind it. One that is given twice counts"
                                + " as given last; `--set` adds up. Results go to standard output, progress and"
                                + " errors to standard error, so that `--json` can be piped. Ctrl-C stops a change"
                                + " at the next safe point, and what was done is told.")
                        .example("fairlead -f shop.yaml plan", "Shows what would change on the server of that model")
                        .example("fairlead plan --help", "Shows the options of a command"));
        model(notes);
        change(notes);
        release(notes);
        care(notes);
        migration(notes);
        account(notes);
        beside(notes);
        return notes;
    }

    private static void model(Map<String, Note> notes) {
        notes.put(
                "validate",
                Note.NONE
                        .says("Everything that is wrong is told at once, each with line, column and a suggestion."
                                + " Values from the environment, files and commands are not fetched.")
                        .example("fairlead validate", "Checks fairlead.yaml")
                        .example("fairlead validate --set app.tag=v1.0.6", "Checks it with another tag"));
        notes.put(
                "schema",
                Note.NONE.example("fairlead schema > fairlead.schema.json", "Keeps the schema for an editor"));
        notes.put(
                "render",
                Note.NONE
                        .says("For reading and for reviews; a server gets them by `apply`.")
                        .example("fairlead render", "Writes into the directory rendered")
                        .example("fairlead render /tmp/shop", "Writes into another one"));
    }

    private static void change(Map<String, Note> notes) {
        notes.put(
                "plan",
                Note.NONE
                        .says("Changes nothing. Each change has a cause: `new`, `model` (you changed the file), `drift`"
                                + " (someone changed the server) or `orphan` (you took it out of the model).")
                        .example("fairlead plan", "Shows the plan")
                        .example("fairlead plan --exit-code > /dev/null", "Asks only whether there is something to do")
                        .example("fairlead plan --out shop.plan", "Keeps the plan, for somebody to look at and apply")
                        .example("fairlead plan --json | jq .summary", "Counts the changes")
                        .ends(3, "there is something to do, with `--exit-code`")
                        .ends(4, UNSEEN));
        notes.put("show", Note.NONE.example("fairlead show shop.plan", "Shows a plan that was kept"));
        notes.put(
                "apply",
                Note.NONE
                        .says("Shows the plan, asks, performs it and looks again; what still differs then is an"
                                + " error. It does nothing that was not shown, and refuses when the server has"
                                + " changed in between. A run that was killed leaves a server from which the next"
                                + " one goes on.")
                        .says("A saved plan is done exactly as it stands there, without a question, or refused with"
                                + " what has changed since.")
                        .example("fairlead apply", "Asks before it changes anything")
                        .example("fairlead apply --yes", "Does not ask, for scripts")
                        .example("fairlead apply shop.plan", "Does what `plan --out shop.plan` showed")
                        .ends(1, "failed, was not agreed to, or is not in line afterwards")
                        .ends(4, "done, but something could not be looked at")
                        .ends(5, PUT_BACK));
        notes.put(
                "drift",
                Note.NONE
                        .says("Changes nothing. `--format github` puts annotations at the model's lines, `markdown`"
                                + " is for a job summary, `junit` for a CI server's test results.")
                        .example("fairlead drift", "Tells whether the server still is as the model says")
                        .example(
                                "fairlead drift --format junit --fail-on drift > drift.xml",
                                "Fails only for what was changed on the server")
                        .ends(0, "as the model says, or nothing that `--fail-on` names")
                        .ends(3, "something differs")
                        .ends(4, UNSEEN));
    }

    private static void release(Map<String, Note> notes) {
        notes.put(
                "deploy",
                Note.NONE
                        .says("Pulls the image, starts it beside the one that serves, waits until it is healthy,"
                                + " switches nginx, sees that it answers, lets the old one finish its requests and"
                                + " stops it. If anything fails, all is put back.")
                        .example("fairlead deploy v1.0.6", "Releases a tag")
                        .example("fairlead deploy v1.0.6 --write", "Writes it into the model, too, once it serves")
                        .example("fairlead deploy", "Releases what the tag of the model stands for now")
                        .ends(1, "failed before the release began")
                        .ends(5, PUT_BACK));
        notes.put(
                "rollback",
                Note.NONE
                        .says("Starts a release as it was kept, with its image, its `.env` and its settings. It asks no"
                                + " registry and needs no value of the model.")
                        .example("fairlead rollback", "Goes back to the release before")
                        .example("fairlead rollback v1.0.4", "Goes back to that one; `fairlead releases` lists them")
                        .ends(5, "the earlier release does not start, and what served before serves"));
        notes.put(
                "releases",
                Note.NONE
                        .example("fairlead releases", "Lists the releases of all apps of the model")
                        .example("fairlead releases --live --app shop", "Tells a script which version of it serves"));
        notes.put(
                "cleanup",
                Note.NONE
                        .example("fairlead cleanup", "Shows what can go, and asks")
                        .example("fairlead cleanup --yes", "Does not ask"));
        notes.put("secrets", Note.NONE.example("fairlead secrets list", "Shows the secrets, and never a value"));
        notes.put(
                "secrets list",
                Note.NONE
                        .example(
                                "fairlead secrets list",
                                "Shows where each secret comes from and whether the box has it")
                        .example("fairlead secrets list --json", "The same for a program")
                        .ends(4, UNSEEN));
        notes.put(
                "secrets rotate",
                Note.NONE
                        .says("A new value is released like an image: the old one stays with the old release, and a"
                                + " rollback brings it back. Refused while anything else differs from the model.")
                        .example("fairlead secrets rotate DJANGO_SECRET_KEY", "Gives the app another value")
                        .ends(5, PUT_BACK));
        notes.put(
                "secrets set",
                Note.NONE
                        .says("For a secret that the model has as `{keptOn: box}`.")
                        .example("fairlead secrets set MAIL_PASSWORD", "Asks for the value, and does not show it")
                        .example("pass show mail | fairlead secrets set MAIL_PASSWORD", "Takes it from a program")
                        .ends(5, PUT_BACK));
    }

    private static void care(Map<String, Note> notes) {
        notes.put(
                "status",
                Note.NONE
                        .example("fairlead status", "Shows what runs, since when, and whether it is healthy")
                        .ends(4, UNSEEN));
        notes.put(
                "logs",
                Note.NONE
                        .example("fairlead logs", "The last 100 lines of every app")
                        .example("fairlead logs -f --all", "All of it, as it is written")
                        .example("fairlead logs --job data-refresh --since 2d", "What a job printed in two days"));
        notes.put(
                "run",
                Note.NONE
                        .says("With a terminal where there is one. The container goes when the command ends.")
                        .example("fairlead run -- python3 manage.py check", "Runs it beside the app, with its settings")
                        .ends(125, "Docker could not make the container")
                        .ends(126, "the command cannot be executed")
                        .ends(127, "the command was not found")
                        .ends(255, "the box is out of reach; any other status is that of the command"));
        notes.put(
                "job",
                Note.NONE
                        .example("fairlead job", "Shows the jobs and their last runs")
                        .example("fairlead job data-refresh", "Runs one now, and shows what it prints")
                        .ends(1, "the job failed, or runs already"));
        notes.put(
                "doctor",
                Note.NONE
                        .example("fairlead doctor", "Looks before a deploy does")
                        .ends(1, "there is a problem")
                        .ends(4, UNSEEN));
        notes.put(
                "unlock",
                Note.NONE
                        .says("For a run that is stuck. One that was killed, or whose connection broke, holds no"
                                + " lock. A run that lost its lock stops before its next step.")
                        .example("fairlead unlock", "Says who held the lock, and since when"));
    }

    private static void migration(Map<String, Note> notes) {
        notes.put("migrate", Note.NONE.example("fairlead migrate plan", "Shows what each phase will do"));
        notes.put(
                "migrate status",
                Note.NONE
                        .example("fairlead migrate status", "Shows the phase, and what was measured")
                        .ends(4, UNSEEN));
        notes.put(
                "migrate plan",
                Note.NONE
                        .example("fairlead migrate plan", "Shows the phases to come")
                        .ends(4, UNSEEN));
        notes.put(
                "migrate next",
                Note.NONE
                        .example("fairlead migrate next", "Shows the next phase, asks, and performs it")
                        .example(
                                "fairlead migrate next --until soak",
                                "Goes on until a timer on the box compares the two")
                        .ends(1, "failed, was refused or was not agreed to"));
        notes.put(
                "migrate report",
                Note.NONE
                        .example("fairlead migrate report", "Tells what was measured so far")
                        .example("fairlead migrate report --html report.html", "As a page, to be kept or sent")
                        .ends(4, UNSEEN));
        notes.put(
                "migrate rollback",
                Note.NONE.example(
                        "fairlead migrate rollback", "Lets the old app serve again, from any phase before `clean`"));
        notes.put(
                "migrate abandon",
                Note.NONE.example(
                        "fairlead migrate abandon", "Goes back, and leaves nothing of the migration but its backups"));
    }

    private static void account(Map<String, Note> notes) {
        notes.put(
                "init",
                Note.NONE
                        .example("fairlead init", "Asks, and writes fairlead.yaml")
                        .example("fairlead init --from-compose docker-compose.yml", "Takes over what that file says"));
        notes.put(
                "import",
                Note.NONE
                        .says("What it does not take over stands in comments of the model.")
                        .example("fairlead import shop --region eu-central-1", "Writes fairlead.yaml")
                        .example("fairlead import shop --out -", "Prints the model")
                        .ends(4, "the model is written, but there is no first plan yet"));
        notes.put(
                "destroy",
                Note.NONE
                        .says("Shows what goes, and wants the server's name typed. A model without a section"
                                + " `lightsail` has nothing that it could take away.")
                        .example("fairlead destroy", "Keeps a last snapshot"));
        notes.put(
                "rehearse",
                Note.NONE
                        .says("Needs root on Debian, for boxes in containers; no account of AWS.")
                        .example("fairlead rehearse", "Plays the model: plan, apply, drift, destroy")
                        .example("fairlead rehearse v1.0.6", "A deploy, too")
                        .example("fairlead rehearse --sample", "Plays the example"));
    }

    private static void beside(Map<String, Note> notes) {
        notes.put("ci", Note.NONE.example("fairlead ci github", "Writes the workflows of GitHub Actions"));
        notes.put(
                "ci github",
                Note.NONE
                        .says("A file that differs is shown as a diff, and replaced only if you agree.")
                        .example("fairlead ci github", "Writes into .github/workflows")
                        .ends(1, "a file was not replaced"));
        notes.put("ci gitlab", Note.NONE.example("fairlead ci gitlab", "Writes the pipeline of GitLab"));
        notes.put(
                "lab",
                Note.NONE
                        .says("A box is a container that runs systemd. Needs root on Debian.")
                        .example("fairlead lab up", "Boots a box, and writes its model to lab.yaml"));
        notes.put(
                "lab up",
                Note.NONE
                        .example("fairlead lab up", "Boots a box, and writes its model to lab.yaml")
                        .example("fairlead lab up --lightsail", "Serves a stand-in for Lightsail"));
        notes.put("lab down", Note.NONE.example("fairlead lab down", "Takes away all that `lab up` made"));
        notes.put("lab status", Note.NONE.example("fairlead lab status", "Shows boxes, registry and addresses"));
        notes.put(
                "lab publish",
                Note.NONE
                        .example("fairlead lab publish v1.0.6", "Makes a version that can be deployed")
                        .example("fairlead lab publish v1.0.7 --behaviour broken", "Makes one that cannot"));
        notes.put(
                "lab ssh",
                Note.NONE
                        .example("fairlead lab ssh", "Opens a shell on the box")
                        .example("fairlead lab ssh -- uptime", "Runs a command there, and ends with its status"));
        notes.put(
                "completion",
                Note.NONE
                        .example(
                                "source <(fairlead completion bash)",
                                "Completes commands in this shell; in `~/.bashrc`, in all")
                        .example("fairlead completion zsh > ~/.zsh/_fairlead", "In a directory of `fpath`")
                        .example("fairlead completion fish > ~/.config/fish/completions/fairlead.fish", "For fish"));
        notes.put("version", Note.NONE.example("fairlead version", "Prints the version, and that of Java"));
    }
}
