package dev.fairlead.cli.fleet;

import dev.fairlead.cli.line.Answer;

/**
 * What came of one server.
 *
 * @param file its model, as it is named
 * @param answer of a server that could be asked; of another it has no text
 * @param said on the error stream meanwhile, and why it could not be asked
 */
record Heard(String file, Answer answer, String said) {
    /** Everything for the error stream. */
    String errors() {
        return said + answer.remarks();
    }
}
