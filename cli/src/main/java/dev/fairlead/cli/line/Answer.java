package dev.fairlead.cli.line;

/**
 * What one server has to say to a {@link Question}.
 *
 * @param text for the output stream
 * @param remarks for the error stream, behind the text; empty as a rule
 * @param status one of {@link dev.fairlead.cli.process.ExitStatus}
 */
public record Answer(String text, String remarks, Standing standing, int status) {
    public Answer(String text, Standing standing, int status) {
        this(text, "", standing, status);
    }
}
