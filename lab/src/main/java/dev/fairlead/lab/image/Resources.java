package dev.fairlead.lab.image;

import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Build files that travel with the program. */
final class Resources {
    private static final List<String> BOX = List.of("Dockerfile", "box-init", "box-host-keys.service", "sshd.conf");
    private static final List<String> SAMPLE_APP = List.of(
            "Dockerfile",
            "gunicorn.conf.py",
            "healthcheck.py",
            "manage.py",
            "refresh_data_incremental.py",
            "requirements.txt",
            "worker.py",
            "django_config/__init__.py",
            "django_config/settings.py",
            "django_config/urls.py",
            "django_config/wsgi.py",
            "webapp/__init__.py",
            "webapp/misbehaviour.py",
            "webapp/release.py",
            "webapp/rows.py",
            "webapp/views.py",
            "webapp/websocket.py",
            "webapp/static/fingerprint.txt",
            "webapp/static/css/site.css");

    private Resources() {}

    static Map<String, byte[]> box() {
        return read("/box/", BOX);
    }

    static Map<String, byte[]> sampleApp() {
        return read("/sample-app/", SAMPLE_APP);
    }

    private static Map<String, byte[]> read(String folder, List<String> paths) {
        var files = new LinkedHashMap<String, byte[]>();
        paths.forEach(path -> files.put(path, bytes(folder + path)));
        return files;
    }

    static byte[] bytes(String resource) {
        try (var in = Resources.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new LabException("The program lacks its file `" + resource + "`.", "", "");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw LabException.because("`" + resource + "` could not be read.", e);
        }
    }
}
