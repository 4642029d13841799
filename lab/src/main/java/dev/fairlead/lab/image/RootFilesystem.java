package dev.fairlead.lab.image;

import dev.fairlead.lab.machine.AptSetup;
import dev.fairlead.lab.machine.Commands;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A minimal Debian with some packages, made by mmdebstrap from the machine's own sources. */
record RootFilesystem(String codename, List<String> packages, AptSetup apt) {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    RootFilesystem {
        packages = List.copyOf(packages);
    }

    String hash() {
        return new Fingerprint()
                .add(codename)
                .add(packages.toString())
                .add(apt.toString())
                .hash();
    }

    /** The file system as a tar file in the directory; made only if it is not there yet. */
    Path tarIn(Path directory) {
        var tar = directory.resolve(codename + "-" + hash() + ".tar");
        if (Files.exists(tar)) {
            return tar;
        }
        var unfinished = directory.resolve(tar.getFileName() + ".part.tar");
        try {
            Files.createDirectories(directory);
            Commands.run(LIMIT, mmdebstrap(unfinished));
            return Files.move(unfinished, tar, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw LabException.because("`" + tar + "` could not be written.", e);
        }
    }

    List<String> mmdebstrap(Path tar) {
        var argv =
                new ArrayList<>(List.of("mmdebstrap", "--variant=minbase", "--include=" + String.join(",", packages)));
        apt.options().forEach(option -> argv.add("--aptopt=" + option));
        argv.add(codename);
        argv.add(tar.toString());
        argv.addAll(apt.sources());
        return argv;
    }
}
