package dev.fairlead.lab;

import java.util.Map;

/** Labels on everything in the Engine that belongs to a lab; they are the only record of which boxes exist. */
final class Labels {
    static final String LAB = "dev.fairlead.lab";
    static final String BOX = "dev.fairlead.lab.box";
    static final String RELEASE = "dev.fairlead.lab.release";
    static final String ADDRESS = "dev.fairlead.lab.address";

    private Labels() {}

    static Map<String, String> lab(String name) {
        return Map.of(LAB, name);
    }

    static Map<String, String> box(String lab, String box, DebianRelease release, String address) {
        return Map.of(LAB, lab, BOX, box, RELEASE, release.codename(), ADDRESS, address);
    }

    /** The filter for what belongs to the lab. */
    static String filter(String lab) {
        return LAB + "=" + lab;
    }
}
