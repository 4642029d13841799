package dev.fairlead.story;

import dev.fairlead.lab.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A box with a model of its own, and the tool to keep it. */
record Actor(Box box, Path model) implements AutoCloseable {

    Run fairlead(String... arguments) {
        return new Tool(model).run(arguments);
    }

    Tool tool() {
        return new Tool(model);
    }

    /** What a person with a root shell on the box does. */
    String byHand(String script) {
        return box.sh(script).orThrow().text();
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
