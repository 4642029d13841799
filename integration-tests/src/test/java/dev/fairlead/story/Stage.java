package dev.fairlead.story;

import dev.fairlead.cli.files.Scratch;
import dev.fairlead.lab.Box;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import dev.fairlead.lab.LabSettings;
import dev.fairlead.lab.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The one lab of a test run: up when the first story needs it, down when the last test has ended. */
public final class Stage implements LauncherSessionListener {
    private static final AtomicInteger BOXES = new AtomicInteger();
    private static final Map<DebianRelease, Snapshot> KEPT = new EnumMap<>(DebianRelease.class);
    static final String THE_APP_ANSWERS = "curl -sf -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1/";

    private static @Nullable Lab lab;
    private static @Nullable Scratch scratch;

    static synchronized Lab lab() {
        if (lab == null) {
            LabSettings settings = LabSettings.from(System.getenv()).named("stories-" + mark());
            lab = Lab.up(settings.tellingProgressTo(phrase -> System.out.println("lab: " + phrase)));
        }
        return lab;
    }

    /** An empty directory, which goes with the run. */
    static synchronized Path directory() throws IOException {
        if (scratch == null) {
            scratch = Scratch.open("fairlead-stories");
        }
        return Files.createTempDirectory(scratch.directory(), "story");
    }

    /** Runs of other checkouts, and of this one at the same time, have a lab of their own. */
    private static String mark() {
        return Integer.toHexString(Tool.checkout().hashCode()) + "-"
                + ProcessHandle.current().pid();
    }

    /** A fresh box, and the reference model with its names filled in. */
    static Actor boot(DebianRelease release) {
        Box box = lab().boot("box-" + BOXES.incrementAndGet(), release);
        return new Actor(box, model(box));
    }

    /**
     * A box that is in line with the reference model, but for a short drain; quicker than to bring one in line. All
     * that are asked for go on where one that was brought in line before stopped.
     */
    static Actor inLine(DebianRelease release) {
        Snapshot snapshot;
        synchronized (KEPT) {
            snapshot = KEPT.computeIfAbsent(release, Stage::prepared);
        }
        Box box = lab().boot("box-" + BOXES.incrementAndGet(), snapshot);
        Actor actor = hurried(new Actor(box, model(box)));
        actor.await(THE_APP_ANSWERS);
        return actor;
    }

    private static Snapshot prepared(DebianRelease release) {
        Actor actor = hurried(boot(release));
        actor.fairlead("apply", "--yes").exits(0);
        return lab().keep(actor.box());
    }

    private static Actor hurried(Actor actor) {
        actor.editModel("  drain: 10s\n", "  drain: 1s\n");
        return actor;
    }

    /** The reference model, of a box that is there already; replaced are names of images and registries, and how to reach it. */
    static Path model(Box box) {
        String example = example();
        String alone =
                example.substring(0, example.indexOf("lightsail:")) + example.substring(example.indexOf("ssh:\n"));
        return written(alone.replace("  user: admin\n", "  user: " + box.user() + "\n")
                .replace("  identityFile: ~/.ssh/id_ed25519\n", reach(box)));
    }

    /** The reference model with its section lightsail: nothing in it says where the box is. */
    static Path model(Path key) {
        return written(example().replace("~/.ssh/id_ed25519", key.toString()));
    }

    private static String example() {
        try {
            return Files.readString(Tool.checkout().resolve("examples/visa-bulletin.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(String reference) {
        try {
            String registry = lab().registry();
            String text = reference
                    .replace("ghcr.io/vyakunin/visa_bulletin", registry + "/visa_bulletin")
                    .replace("    ghcr.io:", "    \"" + registry + "\":")
                    .replace("docker:\n", "docker:\n  insecureRegistries: [\"" + registry + "\"]\n")
                    .replaceFirst("(?m)^tls:\\n(?: .*\\n)+\\n", "");
            Path model = directory().resolve("fairlead.yaml");
            return Files.writeString(model, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reach(Box box) {
        List<String> keys =
                box.hostKeys().stream().map(key -> "\"" + key + "\"").toList();
        return "  identityFile: " + box.identityFile() + "\n  address: " + box.address() + "\n  port: " + box.sshPort()
                + "\n  hostKeys: " + keys + "\n";
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (Stage.class) {
            if (lab != null) {
                lab.down();
                lab = null;
                KEPT.clear();
            }
            if (scratch != null) {
                scratch.close();
                scratch = null;
            }
        }
    }
}
