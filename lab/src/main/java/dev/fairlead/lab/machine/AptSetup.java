package dev.fairlead.lab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where and how this machine's apt fetches Debian packages: sources (as lines for sources.list) and Acquire options.
 * Boxes take it over, so a mirror or proxy that serves the machine serves them too.
 */
public record AptSetup(List<String> sources, List<String> options) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern CARRIED_OPTION =
            Pattern.compile("Acquire::(http|https|Check-|Max-|Min-|Retries|ForceIPv).* \"[^\"]+\";");
    private static final List<String> FALLBACK = List.of(
            "deb http://deb.debian.org/debian CODENAME main",
            "deb http://deb.debian.org/debian CODENAME-updates main",
            "deb http://deb.debian.org/debian-security CODENAME-security main");

    /** The set-up for a box of the given release. Sources that are not Debian's own are left out. */
    public static AptSetup ofThisMachineFor(String codename) {
        return new AptSetup(sourcesFor(codename, debianSources(), machineCodename()), carriedOptions());
    }

    static List<String> sourcesFor(String codename, List<String> debianSources, String machineCodename) {
        var ours = debianSources.stream()
                .filter(line -> !machineCodename.isEmpty() && line.contains(" " + machineCodename))
                .map(line -> line.replaceFirst(" " + machineCodename + "\\b", " " + codename))
                .distinct()
                .toList();
        return ours.isEmpty()
                ? FALLBACK.stream()
                        .map(line -> line.replace("CODENAME", codename))
                        .toList()
                : ours;
    }

    private static List<String> debianSources() {
        var asked = List.of(
                "apt-get",
                "indextargets",
                "--format",
                "$(ORIGIN)|deb $(REPO_URI) $(RELEASE) $(COMPONENT)",
                "Created-By: Packages");
        return Commands.attempt(LIMIT, asked)
                .text()
                .lines()
                .filter(line -> line.startsWith("Debian|"))
                .map(line -> line.substring("Debian|".length()))
                .toList();
    }

    private static List<String> carriedOptions() {
        return Commands.attempt(LIMIT, List.of("apt-config", "dump"))
                .text()
                .lines()
                .filter(line -> CARRIED_OPTION.matcher(line).matches())
                .toList();
    }

    private static String machineCodename() {
        try {
            return Files.readAllLines(Path.of("/etc/os-release")).stream()
                    .filter(line -> line.startsWith("VERSION_CODENAME="))
                    .map(line -> line.substring("VERSION_CODENAME=".length()))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
