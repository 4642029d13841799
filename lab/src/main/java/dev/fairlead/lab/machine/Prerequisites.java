package dev.fairlead.lab.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The programs and files a lab stands on. Root on Debian gets them installed; anybody else is told what is missing. */
public final class Prerequisites {
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);
    private static final Map<String, String> PACKAGE_OF = new LinkedHashMap<>();

    static {
        PACKAGE_OF.put("dockerd", "docker.io");
        PACKAGE_OF.put("iptables", "iptables");
        PACKAGE_OF.put("mmdebstrap", "mmdebstrap");
        PACKAGE_OF.put("docker-registry", "docker-registry");
        PACKAGE_OF.put("ssh-keygen", "openssh-client");
        // Ubuntu's mmdebstrap does not bring it along, and finds Debian's packages signed by nobody it knows.
        PACKAGE_OF.put("/usr/share/keyrings/debian-archive-keyring.gpg", "debian-archive-keyring");
        PACKAGE_OF.put("pebble", "pebble");
        PACKAGE_OF.put("openssl", "openssl");
    }

    private static final List<String> DIRECTORIES =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private Prerequisites() {}

    public static void ensure(Consumer<String> progress) {
        var missing = missingPackages();
        if (missing.isEmpty()) {
            return;
        }
        if (!isRootOnDebian()) {
            throw new LabException(
                    "The lab needs programs that this machine lacks.",
                    "missing Debian packages: " + String.join(", ", missing),
                    "sudo apt-get install " + String.join(" ", missing));
        }
        progress.accept("installing " + String.join(", ", missing));
        install(missing);
    }

    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static List<String> missingPackages() {
        return PACKAGE_OF.entrySet().stream()
                .filter(entry -> !isInstalled(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** @param program its name, or the path of a file that is none */
    private static boolean isInstalled(String program) {
        if (program.startsWith("/")) {
            return Files.exists(Path.of(program));
        }
        return DIRECTORIES.stream().anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static boolean isRootOnDebian() {
        return isRoot() && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static void install(List<String> packages) {
        var environment = List.of("env", "DEBIAN_FRONTEND=noninteractive");
        var apt = List.of("apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300", "--no-install-recommends", "install");
        Commands.attempt(INSTALL_LIMIT, List.of("apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", "update"));
        var argv = new ArrayList<String>();
        Stream.of(environment, apt, packages).forEach(argv::addAll);
        Commands.run(INSTALL_LIMIT, argv);
    }
}
