package dev.fairlead.cli.process;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the program is started in.
 *
 * @param variables of the environment
 * @param directory the current one; paths on the command line are relative to it
 * @param hostName of this machine, for others to read
 * @param outIsTerminal whether a person reads results as they are printed
 * @param errIsTerminal whether a person watches progress
 * @param person who can be asked
 */
public record Environment(
        Map<String, String> variables,
        Path directory,
        Path home,
        String userName,
        String hostName,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Person person) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Of this process. The launcher tells what is a terminal, since Java cannot tell one stream from another. */
    public static Environment ofProcess() {
        boolean isTyped = Boolean.getBoolean("fairlead.in.terminal");
        return ofProcess(System.getenv(), isTyped ? new Person.AtTerminal() : new Person.Nobody(System.in));
    }

    /** Of this process, but for its variables and whoever can be asked. */
    public static Environment ofProcess(Map<String, String> variables, Person person) {
        return new Environment(
                variables,
                Path.of("").toAbsolutePath(),
                Path.of(variables.getOrDefault("HOME", System.getProperty("user.home"))),
                System.getProperty("user.name"),
                HostName.ofMachine(),
                Boolean.getBoolean("fairlead.out.terminal"),
                Boolean.getBoolean("fairlead.err.terminal"),
                person);
    }

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** A path as the user wrote it, where {@code ~/} is the home directory. */
    public Path path(String written) {
        return written.startsWith("~/") ? home.resolve(written.substring(2)) : directory.resolve(written);
    }

    /** Whether colour would be welcome, going by what no-color.org asks for. */
    public boolean allowsColour() {
        return variable("NO_COLOR").isEmpty() && !variable("TERM").equals("dumb");
    }

    /** What the person types without it being shown, or null if nobody is there. */
    public @Nullable String secret(String question) {
        return person.secret(question);
    }
}
