package dev.fairlead.lab.image;

import java.util.Map;
import java.util.TreeMap;

/** The sample app's files, for boxes where it lives without Docker. */
public final class SampleApp {
    private SampleApp() {}

    /** Contents by path, without what only an image needs. */
    public static Map<String, byte[]> files() {
        var files = new TreeMap<>(Resources.sampleApp());
        files.remove("Dockerfile");
        return files;
    }

    /** Installs the app with systemd and a virtualenv, once its files lie in /opt/visa_bulletin. */
    public static byte[] legacyInstallation() {
        return Resources.bytes("/legacy/install.sh");
    }
}
