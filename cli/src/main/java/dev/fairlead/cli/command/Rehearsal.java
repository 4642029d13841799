package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Reading;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.RehearsalText;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Ssh;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.reader.Setting;
import dev.fairlead.host.look.UnseenBox;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import dev.fairlead.lab.lightsail.machine.LabMachines;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server's life in short, on this machine: the verbs as they are, with a stand-in for Lightsail and a box of the lab where
 * the model speaks of real ones. Nothing that the model says of how to reach its server is used.
 */
final class Rehearsal implements AutoCloseable {
    private final Desk desk;
    private final Lab lab;
    private final Path file;
    private final ServerModel model;
    private final @Nullable String tag;
    private final RehearsedAws aws;
    private final LabMachines machines;
    private final List<RehearsalText.Part> played = new ArrayList<>();

    private Rehearsal(
            Desk desk,
            Lab lab,
            Path file,
            ServerModel model,
            @Nullable String tag,
            LabMachines machines,
            RehearsedAws aws) {
        this.desk = desk;
        this.lab = lab;
        this.file = file;
        this.model = model;
        this.tag = tag;
        this.machines = machines;
        this.aws = aws;
    }

    /**
     * @param scratch for what the stand-in keeps
     * @param tag for a deploy; null for none
     */
    static Rehearsal of(Desk desk, Lab lab, Path scratch, Path file, @Nullable String tag) {
        ServerModel model = ModelReader.read(
                file, desk.globals().settings().stream().map(Setting::parse).toList());
        var machines = new LabMachines(lab);
        return new Rehearsal(desk, lab, file, model, tag, machines, RehearsedAws.of(model, machines, scratch));
    }

    /** Refuses a server of which this machine can have no like, before anything is set up. */
    static void requireBoxFor(ServerModel model) {
        Lightsail lightsail = model.lightsail();
        if (lightsail != null && !LabMachines.systems().contains(lightsail.blueprint())) {
            throw new Refusal(Diagnostic.of("An instance of the blueprint " + Quoted.of(lightsail.blueprint())
                            + " cannot be rehearsed.")
                    .at(model.locate("lightsail.blueprint"))
                    .why("The boxes of this machine are of " + String.join(" and ", LabMachines.systems()) + ".")
                    .fix("fairlead rehearse --set lightsail.blueprint="
                            + LabMachines.systems().getFirst()));
        }
    }

    /** @return the exit status: whether all of it went as it should */
    int play() throws InterruptedException {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        if (model.lightsail() == null) {
            lab.boot(model.name(), DebianRelease.BOOKWORM);
        }
        boolean isGood = false;
        try {
            isGood = playAll();
        } finally {
            desk.out().print(RehearsalText.of(model.name(), played, leftOut(), isGood, watch.elapsed(), desk.outInk()));
        }
        return isGood ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private boolean playAll() throws InterruptedException {
        return play("plan", ExitStatus.PENDING, "plan", "--exit-code")
                && play("apply", ExitStatus.DONE, "apply", "--yes")
                && play("nothing left to do", ExitStatus.DONE, "plan", "--exit-code")
                && strayed()
                && deployed()
                && (model.lightsail() == null || play("destroy", ExitStatus.DONE, "destroy", "--yes"));
    }

    private boolean strayed() throws InterruptedException {
        String path = someFile();
        if (path == null) {
            return true;
        }
        lab.box(model.name())
                .orElseThrow()
                .sh("chmod 0777 '" + path.replace("'", "'\\''") + "'")
                .orThrow();
        return play("a file changed by hand is seen", ExitStatus.PENDING, "drift")
                && play("and mended", ExitStatus.DONE, "apply", "--yes")
                && play("no drift is left", ExitStatus.DONE, "drift");
    }

    /** A file that the model puts on the box, or null. */
    private @Nullable String someFile() {
        return UnseenBox.resources(model).stream()
                .filter(resource -> resource.address().kind().equals("file") && resource.desired() != null)
                .map(resource -> resource.address().name())
                .findFirst()
                .orElse(null);
    }

    private boolean deployed() throws InterruptedException {
        return tag == null || model.apps().size() != 1 || play("deploy " + tag, ExitStatus.DONE, "deploy", tag);
    }

    private List<String> leftOut() {
        var left = new ArrayList<String>();
        left.add("the names in real DNS");
        if (model.apps().values().stream().anyMatch(app -> app.tls() != null)) {
            left.add("a real certificate");
        }
        if (model.lightsail() != null) {
            left.add("Lightsail's own quotas and how long it takes");
            if (!model.lightsail().disks().isEmpty()) {
                left.add("what is on disks, as the box gets none");
            }
        }
        if (!aws.parameters().isEmpty()) {
            left.add("what Systems Manager keeps under " + String.join(" and ", aws.parameters()) + " (`"
                    + RehearsedAws.VALUE + "` stood in for it)");
        }
        if (tag == null && !model.apps().isEmpty()) {
            left.add("a deploy (`fairlead rehearse TAG` rehearses one)");
        }
        return left;
    }

    private boolean play(String title, int expected, String... words) throws InterruptedException {
        if (desk.interruption().isAsked()) {
            return false;
        }
        desk.err().print("\n" + desk.errInk().bold("Rehearsing: " + title) + "\n");
        desk.err().flush();
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        boolean isGood = false;
        try {
            isGood = status(List.of(words)) == expected;
        } finally {
            desk.err().flush();
            played.add(new RehearsalText.Part(title, watch.elapsed(), isGood));
        }
        return isGood;
    }

    private int status(List<String> words) throws InterruptedException {
        var line = new ArrayList<>(List.of("-f", file.toString()));
        desk.globals().settings().forEach(setting -> line.addAll(List.of("--set", setting)));
        line.addAll(words);
        if (!(CommandTree.read(Verbs.ALL, line) instanceof Reading.Run run)) {
            throw new IllegalStateException("The command line does not know what a rehearsal says: " + words);
        }
        // What the verbs print is progress here; the result is the verdict.
        return run.command()
                .run(new Desk(
                        run.globals(),
                        environment(),
                        desk.err(),
                        desk.err(),
                        desk.nanoClock(),
                        this::open,
                        desk.clouds(),
                        desk.interruption()));
    }

    private Environment environment() {
        Environment here = desk.environment();
        var variables = new HashMap<>(here.variables());
        variables.keySet().removeIf(name -> name.startsWith("AWS_"));
        variables.putAll(aws.variables());
        return new Environment(
                variables,
                here.directory(),
                here.home(),
                here.userName(),
                here.hostName(),
                false,
                here.errIsTerminal(),
                here.person());
    }

    private Box open(ServerModel asked, Environment environment, @Nullable PrintStream log) {
        return desk.boxes().open(elsewhere(asked), environment, log);
    }

    /** The same server, but on this machine, and without a certificate that nobody would give it. */
    private ServerModel elsewhere(ServerModel asked) {
        var apps = new LinkedHashMap<String, AppModel>();
        asked.apps().forEach((name, app) -> apps.put(name, withoutTls(app)));
        return new ServerModel(
                asked.name(),
                asked.lightsail(),
                ssh(asked),
                asked.system(),
                asked.docker(),
                asked.drift(),
                apps,
                asked.positions(),
                asked.file(),
                asked.source());
    }

    private Ssh ssh(ServerModel asked) {
        if (model.lightsail() != null) {
            return new Ssh(null, null, null, null, List.of(), asked.ssh().connectTimeout(), null, null);
        }
        var box = Objects.requireNonNull(lab.box(model.name()).orElse(null));
        return new Ssh(
                box.user(),
                box.address(),
                box.sshPort(),
                box.identityFile().toString(),
                box.hostKeys(),
                asked.ssh().connectTimeout(),
                null,
                null);
    }

    private static AppModel withoutTls(AppModel app) {
        return new AppModel(
                app.name(),
                app.path(),
                app.app(),
                app.secrets(),
                app.nginx(),
                null,
                app.jobs(),
                app.services(),
                app.migration());
    }

    @Override
    public void close() {
        aws.close();
        machines.close();
    }
}
