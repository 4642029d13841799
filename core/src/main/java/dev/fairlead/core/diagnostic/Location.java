package dev.fairlead.core.diagnostic;

/**
 * A stretch of one line of a source.
 *
 * @param file as the user named it
 * @param line counted from 1; 0 when the place has no line, as with {@code --set}
 * @param column counted from 1 in code points; 0 when the place has no line
 * @param length in code points, at least 1
 * @param path of the key, like {@code app.ports.green}; empty for the whole document
 */
public record Location(String file, int line, int column, int length, String path) {
    /** A place that is named but has no line, as an option of the command line. */
    public static Location named(String file, String path) {
        return new Location(file, 0, 0, 1, path);
    }

    /** The same place, under the name it has in the tree of keys. */
    public Location at(String newPath) {
        return new Location(file, line, column, length, newPath);
    }

    public boolean hasLine() {
        return line > 0;
    }
}
