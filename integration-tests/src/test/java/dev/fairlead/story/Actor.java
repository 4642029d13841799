package dev.fairlead.story;

import dev.fairlead.lab.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A box with a model of its own, and the tool to keep it. */
record Actor(Box box, Path model) implements AutoCloseable {
    private static final int MOST_AGAIN = 2;

    Run fairlead(String... arguments) {
        return tool().runHere(arguments);
    }

    /**
     * Brings it in line after a run was killed. A step that the killed one had begun may still change what this one looked
     * at, which it then says: it is run again, but not for ever.
     */
    Run applyAfterAKill(String... options) {
        String[] words =
                Stream.concat(Stream.of(options), Stream.of("apply", "--yes")).toArray(String[]::new);
        Run apply = fairlead(words);
        for (int again = 0; again < MOST_AGAIN && isOvertaken(apply); again++) {
            apply = fairlead(words);
        }
        return apply.exits(0);
    }

    private static boolean isOvertaken(Run apply) {
        return apply.exit() == 1 && apply.stderr().contains("The server changed since the plan was shown");
    }

    Tool tool() {
        return new Tool(model);
    }

    /** What a person with a root shell on the box does. */
    String byHand(String script) {
        return box.sh(script).orThrow().text();
    }

    /** Waits a minute at most until a condition of the shell holds on the box. */
    void await(String condition) {
        byHand("""
                i=0
                until CONDITION; do
                    i=$((i + 1)); [ "$i" -lt 600 ] || exit 1; sleep 0.1
                done
                """.replace("CONDITION", condition));
    }

    /** From now on the box finds a script where it looks for a program; the real one is where it was. */
    void putInPlaceOf(String program, String script) {
        String path = "/usr/local/sbin/" + program;
        byHand("cat > " + path + " <<'END'\n#!/bin/sh\n" + script + "END\nchmod +x " + path);
    }

    String modelText() {
        try {
            return Files.readString(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeModel(String text) {
        try {
            Files.writeString(model, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void editModel(String from, String to) {
        String text = modelText();
        if (!text.contains(from)) {
            throw new IllegalArgumentException("The model has no " + from);
        }
        writeModel(text.replace(from, to));
    }

    @Override
    public void close() {
        box.remove();
    }
}
