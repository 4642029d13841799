package dev.fairlead.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A run of the tool by a person at a terminal, who sees what it prints and types. */
final class AtTerminal implements AutoCloseable {
    /** What Ctrl-C sends. */
    static final String CTRL_C = "\003";

    private final Process process;
    private final StringBuilder seen = new StringBuilder();

    private AtTerminal(Process process) {
        this.process = process;
    }

    static AtTerminal start(Tool tool, String... arguments) {
        return start("", tool, arguments);
    }

    /** On a terminal of that size. */
    static AtTerminal start(int rows, int columns, Tool tool, String... arguments) {
        return start("stty rows " + rows + " cols " + columns + "; exec ", tool, arguments);
    }

    private static AtTerminal start(String before, Tool tool, String... arguments) {
        ProcessBuilder run = tool.builder(arguments);
        String command = run.command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        run.command(List.of("script", "-qec", before + command, "/dev/null"));
        try {
            return new AtTerminal(run.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it run until it has printed the text since it was last asked; false if it ended before. */
    boolean shows(String text) {
        int from = seen.length();
        try {
            for (int b = process.getInputStream().read();
                    b >= 0;
                    b = process.getInputStream().read()) {
                seen.append((char) b);
                if (seen.indexOf(text, from) >= 0) {
                    return true;
                }
            }
        } catch (IOException e) {
            seen.append(e);
        }
        return false;
    }

    void types(String text) {
        try {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it run to its end, and gives its exit status. */
    int ends() {
        try {
            seen.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("still running, having said\n" + seen);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return new String(seen.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
