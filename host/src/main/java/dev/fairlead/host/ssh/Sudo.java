package dev.fairlead.host.ssh;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a login becomes root. The command line is constant; script and password travel by stdin. */
public sealed interface Sudo {
    /** The command that reads a script from stdin and runs it as root. */
    String command();

    /** What to send to that command so that it runs this script. */
    byte[] stdin(byte[] script);

    static Sudo of(String user, @Nullable String password) {
        if (user.equals("root")) {
            return new NotNeeded();
        }
        return password == null ? new WithoutPassword() : new WithPassword(password);
    }

    /** The login is root already. */
    record NotNeeded() implements Sudo {
        @Override
        public String command() {
            return "sh -s";
        }

        @Override
        public byte[] stdin(byte[] script) {
            return script;
        }
    }

    /** As cloud images set it up: {@code NOPASSWD}. It never asks. */
    record WithoutPassword() implements Sudo {
        @Override
        public String command() {
            return "sudo -n -- sh -s";
        }

        @Override
        public byte[] stdin(byte[] script) {
            return script;
        }
    }

    /**
     * The password is the first line of stdin. sudo reads it byte by byte and leaves the rest. {@code -k} makes it ask
     * although it may have asked a moment ago; where it asks not at all (NOPASSWD), the line is still there: so the
     * shell drops what comes before a marker, and a password is never taken for a command.
     */
    record WithPassword(String password) implements Sudo {
        private static final String MARKER = "fairlead: the script begins";

        public WithPassword {
            if (password.contains("\n") || password.contains("\0")) {
                throw new IllegalArgumentException("A sudo password is one line.");
            }
        }

        @Override
        public String command() {
            return "sudo -k -S -p '' -- sh -c 'while IFS= read -r line; do case $line in \"" + MARKER
                    + "\") unset line; exec sh -s;; esac; done; exit 1'";
        }

        @Override
        public byte[] stdin(byte[] script) {
            var head = (password + "\n" + MARKER + "\n").getBytes(StandardCharsets.UTF_8);
            var all = java.util.Arrays.copyOf(head, head.length + script.length);
            System.arraycopy(script, 0, all, head.length, script.length);
            return all;
        }

        @Override
        public String toString() {
            return "WithPassword[****]";
        }
    }
}
