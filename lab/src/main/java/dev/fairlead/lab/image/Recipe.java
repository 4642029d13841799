package dev.fairlead.lab.image;

import java.util.Map;
import java.util.TreeMap;

/**
 * How an image comes about: a name, the image it starts from, the files of its build (a Dockerfile among them, which
 * takes the base as the build argument BASE), and further build arguments.
 */
record Recipe(String name, String base, Map<String, byte[]> files, Map<String, String> arguments) {
    static final String REPOSITORY = "fairlead-lab/";

    Recipe {
        files = Map.copyOf(files);
        arguments = Map.copyOf(arguments);
    }

    /** The image's name, with the hash of the whole recipe for a tag. */
    String reference() {
        var fingerprint = new Fingerprint().add(base).add(new TreeMap<>(arguments).toString());
        new TreeMap<>(files).forEach((path, bytes) -> fingerprint.add(path).add(bytes));
        return REPOSITORY + name + ":" + fingerprint.hash();
    }
}
