package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A secret as somebody hands it over: on standard input, or typed at a terminal that does not show it. */
final class GivenValue {
    /** What Linux takes of one variable when a program starts is not much more. */
    private static final int LARGEST = 100_000;

    private GivenValue() {}

    static Secret read(Environment environment, String name) {
        if (environment.person() instanceof Person.AtTerminal) {
            String typed = environment.secret("Value of " + name + ":");
            return checked(typed == null ? "" : typed);
        }
        return of(environment.person().stdin());
    }

    static Secret of(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw refused("The value is longer than " + LARGEST + " bytes.", "No variable can hold it.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return checked(withoutLineEnd(text));
        } catch (CharacterCodingException e) {
            throw refused("The value is not UTF-8.", "Encode it, as with `base64`.");
        } catch (IOException e) {
            throw refused("Standard input cannot be read.", String.valueOf(e.getMessage()));
        }
    }

    /** What {@code echo} and editors put behind a line is not meant. */
    private static String withoutLineEnd(String text) {
        int end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
        return text.substring(0, text.length() - end);
    }

    private static Secret checked(String value) {
        if (value.isEmpty()) {
            throw refused("No value was given.", "It is read from standard input: `... | fairlead secrets set NAME`.");
        }
        if (value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw refused("The value holds a line break or a NUL.", "A line of `.env` holds one variable.");
        }
        return new Secret(value);
    }

    private static Refusal refused(String what, String why) {
        return Refusal.ofCommandLine(Diagnostic.of(what).why(why));
    }
}
