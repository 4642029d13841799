package dev.fairlead.host.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

/** Runs scripts through a shell of this machine, as the box would. */
final class LocalShell {
    private LocalShell() {}

    static FramedScript script(Section... sections) {
        return new FramedScript(Nonce.from(new SecureRandom()), List.of(sections));
    }

    static Answers ask(String shell, FramedScript script, FrameListener listener) {
        var frames = new Frames(script, listener);
        var stdout = run(List.of(shell, "-s"), script.bytes());
        var random = new Random(7);
        for (int at = 0, length; at < stdout.length; at += length) {
            length = Math.min(stdout.length - at, 1 + random.nextInt(random.nextBoolean() ? 40 : 40_000));
            frames.accept(stdout, at, length);
        }
        return frames.end();
    }

    static byte[] run(List<String> command, byte[] stdin) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread.startVirtualThread(() -> {
                try (var out = process.getOutputStream()) {
                    out.write(stdin);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
