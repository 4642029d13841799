package dev.fairlead.load;

import java.util.Map;

/**
 * A whole response.
 *
 * @param headers by name in small letters
 */
record Answer(int status, Map<String, String> headers, String body) {
    private static final int SHOWN = 120;

    /** Which version of the app answered; empty if it was nginx itself. */
    String version() {
        return headers.getOrDefault("x-app-version", "");
    }

    /** Whether the server means to close the connection, and said so. */
    boolean isFarewell() {
        return headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    /** For whoever reads of a failure. */
    String start() {
        String line = body.strip().replaceAll("\\s+", " ");
        return status + " " + line.substring(0, Math.min(SHOWN, line.length()));
    }
}
