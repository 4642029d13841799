package dev.fairlead.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws what a terminal was sent. */
public final class Picture {
    private Picture() {}

    /** @param arguments the file of what was sent, the width of the terminal, a title, and the file of the picture */
    public static void main(String[] arguments) throws IOException {
        int columns = Integer.parseInt(arguments[1]);
        String sent = new String(Files.readAllBytes(Path.of(arguments[0])), StandardCharsets.UTF_8);
        Files.writeString(Path.of(arguments[3]), Svg.of(Screen.of(sent, columns), columns, arguments[2]));
    }
}
