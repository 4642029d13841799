package dev.fairlead.host.kind;

import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Output;
import dev.fairlead.host.shell.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** This machine in a box's place: scripts run after the prelude, by the shell that boxes have. */
public final class LocalBox {
    public static final BoxKey KEY = new BoxKey("ab".repeat(32));

    private LocalBox() {}

    public static Answer.Finished run(String id, String script) {
        String all = "LC_ALL=C; export LC_ALL; umask 022\n" + Prelude.text(KEY.hex()) + "FAIRLEAD_KEY=" + KEY.hex()
                + "\n" + script + "\n";
        try {
            var process = new ProcessBuilder("dash", "-s").start();
            Thread.startVirtualThread(() -> {
                try (var stdin = process.getOutputStream()) {
                    stdin.write(all.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            byte[] stdout = process.getInputStream().readAllBytes();
            String stderr = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer.Finished(Section.asking(id, script), process.waitFor(), Output.of(stdout), stderr, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Who runs the tests, as only root can give files away. */
    public static String user() {
        return run("id", "id -un").stdout().value();
    }

    public static String group() {
        return run("id", "id -gn").stdout().value();
    }
}
