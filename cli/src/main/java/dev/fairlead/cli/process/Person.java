package dev.fairlead.cli.process;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whoever can be asked. */
public interface Person {
    /** A line, or null if nobody is there. */
    @Nullable
    String line();

    /** What is typed without being shown, or null if nobody is there. */
    @Nullable
    String secret(String question);

    /** What is handed over on standard input. */
    default InputStream stdin() {
        return InputStream.nullInputStream();
    }

    /** A run by cron or CI, with what is piped into it. */
    record Nobody(InputStream stdin) implements Person {
        public Nobody() {
            this(InputStream.nullInputStream());
        }

        @Override
        public @Nullable String line() {
            return null;
        }

        @Override
        public @Nullable String secret(String question) {
            return null;
        }
    }

    /** Standard input is a terminal. */
    record AtTerminal() implements Person {
        @Override
        public InputStream stdin() {
            return System.in;
        }

        @Override
        public @Nullable String line() {
            var line = new ByteArrayOutputStream();
            try {
                int b = System.in.read();
                for (; b >= 0 && b != '\n'; b = System.in.read()) {
                    line.write(b);
                }
                return b < 0 && line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                return null;
            }
        }

        /** One question at a time, however many servers are asked. */
        @Override
        public @Nullable String secret(String question) {
            synchronized (AtTerminal.class) {
                return asked(question);
            }
        }

        private static @Nullable String asked(String question) {
            Console console = Objects.requireNonNull(System.console());
            char[] answer = console.isTerminal() ? console.readPassword("%s ", question) : null;
            return answer == null ? null : new String(answer);
        }
    }
}
