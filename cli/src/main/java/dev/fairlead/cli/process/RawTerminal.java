package dev.fairlead.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process, every key passed on as it is pressed. A small shell beside this process sets it so and
 * puts it back when its stdin ends: also when this process is killed.
 */
public final class RawTerminal implements AutoCloseable {
    /** Ignoring TTOU, it may put the terminal back although another shell has it by then. */
    private static final String KEEPER = """
            exec 3<&0
            saved=$(stty -g </dev/tty) && stty size </dev/tty || exit
            read -r go || exit
            trap '' INT QUIT TERM HUP TTOU TTIN
            trap 'stty size </dev/tty' WINCH
            stty raw -echo </dev/tty
            cat <&3 >/dev/null &
            until wait $!; do :; done
            stty "$saved" </dev/tty
            """;

    private final Process keeper;
    private final BufferedReader sizes;
    private final Size size;

    /** In characters. */
    public record Size(int rows, int columns) {}

    /** Takes the size that the terminal has from now on. */
    @FunctionalInterface
    public interface Resized {
        void to(Size size);
    }

    private RawTerminal(Process keeper, BufferedReader sizes, Size size) {
        this.keeper = keeper;
        this.sizes = sizes;
        this.size = size;
    }

    /** The terminal as it is, until {@link #begin}; null where there is none. */
    public static @Nullable RawTerminal open() {
        try {
            Process keeper = new ProcessBuilder("sh", "-c", KEEPER)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader sizes = keeper.inputReader(StandardCharsets.US_ASCII);
            Size size = size(sizes.readLine());
            return size == null ? null : new RawTerminal(keeper, sizes, size);
        } catch (IOException e) {
            return null;
        }
    }

    public Size size() {
        return size;
    }

    /** From now on until it is closed every key counts as itself. */
    public void begin(Resized resized) {
        try {
            keeper.getOutputStream().write('\n');
            keeper.getOutputStream().flush();
        } catch (IOException e) {
            throw new IllegalStateException("The terminal cannot be set up.", e);
        }
        Thread.ofVirtual().name("size").start(() -> {
            try {
                for (String line = sizes.readLine(); line != null; line = sizes.readLine()) {
                    Size now = size(line);
                    if (now != null) {
                        resized.to(now);
                    }
                }
            } catch (IOException e) {
                // It stays the size it was.
            }
        });
    }

    private static @Nullable Size size(@Nullable String line) {
        String[] words = line == null ? new String[0] : line.strip().split(" ");
        if (words.length != 2 || !words[0].matches("[0-9]{1,5}") || !words[1].matches("[0-9]{1,5}")) {
            return null;
        }
        return new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }

    /** Returns once the terminal is as it was. */
    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            keeper.waitFor();
        } catch (IOException e) {
            keeper.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
