package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.model.Ssh;
import dev.fairlead.core.model.schema.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules between the sections of a server and between its apps. They run over what was read well, so over a broken file too. */
final class ServerRules {
    private final Reading reading;
    private final List<String> apps;
    private final Map<Integer, String> ports = new HashMap<>();

    private ServerRules(Reading reading) {
        this.reading = reading;
        this.apps = apps(reading);
    }

    static void check(Reading reading) {
        if (!reading.has("ssh")) {
            return;
        }
        ServerRules rules = new ServerRules(reading);
        rules.oneForm();
        rules.boxCanBeFound();
        rules.namesAreFree();
        rules.portsDiffer();
        rules.directoriesDiffer();
        rules.serverNamesDiffer();
        rules.oneAnswersToAllOthers();
        rules.filesAreNoDirectories();
        for (String app : rules.apps) {
            new AppRules(reading, app).check();
        }
    }

    /** The prefixes of the apps' paths: empty for the flat form. */
    private static List<String> apps(Reading reading) {
        if (!reading.has("apps")) {
            return List.of("");
        }
        List<String> prefixes = new ArrayList<>();
        for (String path : reading.children("apps")) {
            prefixes.add(path + ".");
        }
        return prefixes;
    }

    private void oneForm() {
        for (String section : AppSections.NAMES) {
            if (!reading.has(section)) {
                continue;
            }
            if (reading.has("apps")) {
                reading.problem(
                        section,
                        Diagnostic.of("`" + section + "` stands beside `apps`.")
                                .why("A file holds either one app at the top, or several under `apps`.")
                                .fix("Move it under the name of its app in `apps`."));
            } else if (!reading.has("app")) {
                reading.problem(
                        section, Diagnostic.of("`" + section + "` stands without an `app` that it belongs to."));
                return;
            }
        }
    }

    private void boxCanBeFound() {
        if (!reading.has("lightsail") && !reading.has("ssh.address")) {
            reading.problem(
                    "ssh",
                    Diagnostic.of("Nothing says where the box is.")
                            .fix("Add `address: 203.0.113.7` to `ssh`, or a section `lightsail`."));
        }
    }

    /** Containers are called after their app, with words behind; and so is its site. */
    private void namesAreFree() {
        for (String app : apps) {
            String path = app.isEmpty() ? "name" : app.substring(0, app.length() - 1);
            String name = app.isEmpty() ? reading.value(path, String.class) : last(path);
            boolean isApp = !app.isEmpty() || reading.has("app");
            if (isApp && name != null && name.matches(".*-(blue|green|idle)")) {
                reading.problem(
                        path,
                        Diagnostic.of("An app cannot be called `" + name + "`.")
                                .why("its containers are called after it, with `-blue` and `-green` behind")
                                .fix("Give it a name with another end."));
            }
            if (reading.has(app + "nginx") && "default".equals(name)) {
                reading.problem(
                        path,
                        Diagnostic.of("An app with a site cannot be called `default`.")
                                .why("Debian's own site has that name in /etc/nginx, and is taken out of service.")
                                .fix("Give it another name."));
            }
        }
    }

    private void portsDiffer() {
        Integer ssh = reading.value("ssh.port", Integer.class);
        ports.put(ssh == null ? Ssh.USUAL_PORT : ssh, ssh == null ? "ssh" : "ssh.port");
        for (String app : apps) {
            if (reading.has(app + "nginx")) {
                ports.putIfAbsent(80, app + "nginx");
                ports.putIfAbsent(443, app + "nginx");
            }
        }
        for (String app : apps) {
            claimPort(app + "app.ports.blue");
            claimPort(app + "app.ports.green");
        }
    }

    private void claimPort(String path) {
        Integer port = reading.value(path, Integer.class);
        String first = port == null ? null : ports.putIfAbsent(port, path);
        if (port == null || first == null) {
            return;
        }
        boolean sameApp = parent(first).equals(parent(path));
        String one = sameApp ? last(first) : first;
        String other = sameApp ? last(path) : path;
        int free = Math.max(port, 1023) + 1;
        while (ports.containsKey(free) || isWanted(free)) {
            free++;
        }
        reading.problem(
                path,
                Diagnostic.of("Port " + port + " is used by both `" + one + "` and `" + other + "`.")
                        .why(sameApp ? "A release starts the idle colour beside the live one." : standsIn(first))
                        .fix(
                                free > 65535
                                        ? null
                                        : "Give `" + other + "` a port of its own, for instance " + free + "."));
    }

    /** Whether an app asks for it, be it further down in the file. */
    private boolean isWanted(int port) {
        return apps.stream()
                .flatMap(app -> Stream.of(app + "app.ports.blue", app + "app.ports.green"))
                .anyMatch(path -> Objects.equals(reading.value(path, Integer.class), port));
    }

    private void directoriesDiffer() {
        NavigableMap<String, String> taken = new TreeMap<>();
        for (String app : apps) {
            String path = app + "app.directory";
            String directory = reading.value(path, String.class);
            if (directory == null) {
                continue;
            }
            String other = related(taken, directory);
            if (other == null) {
                taken.put(directory, path);
                continue;
            }
            String first = taken.getOrDefault(other, "");
            String how = other.equals(directory)
                    ? "is the directory of another app as well."
                    : other.length() < directory.length()
                            ? "lies inside `" + other + "`, the directory of another app."
                            : "holds `" + other + "`, the directory of another app.";
            reading.problem(path, Diagnostic.of("`" + directory + "` " + how).why(standsIn(first)));
        }
    }

    /** A directory among these that is the given one, around it or inside it. */
    private static @Nullable String related(NavigableMap<String, String> taken, String directory) {
        for (String at = directory; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (taken.containsKey(at)) {
                return at;
            }
        }
        String inside = taken.higherKey(directory + "/");
        return inside != null && inside.startsWith(directory + "/") ? inside : null;
    }

    private void serverNamesDiffer() {
        Map<String, String> taken = new HashMap<>();
        for (String app : apps) {
            for (String path : reading.children(app + "nginx.serverNames")) {
                String name = reading.value(path, String.class);
                String first = name == null ? null : taken.putIfAbsent(name.toLowerCase(Locale.ROOT), path);
                if (first != null) {
                    reading.problem(
                            path,
                            Diagnostic.of("The server name `" + name + "` is taken already.")
                                    .why(standsIn(first)));
                }
            }
        }
    }

    private void oneAnswersToAllOthers() {
        String first = null;
        for (String app : apps) {
            String path = app + "nginx.defaultServer";
            if (!Boolean.TRUE.equals(reading.value(path, Boolean.class))) {
                continue;
            }
            if (first != null) {
                reading.problem(
                        path, Diagnostic.of("Two sites are the default server.").why(standsIn(first)));
            }
            first = path;
        }
    }

    private void filesAreNoDirectories() {
        for (String path : reading.children("system.files")) {
            String name = path.substring("system.files.".length());
            if (reading.has("system.directories." + name)) {
                reading.problem(
                        path,
                        Diagnostic.of("`" + name + "` is both a file and a directory.")
                                .why(standsIn("system.directories." + name)));
            }
        }
    }

    private String standsIn(String path) {
        Location place = reading.place(path);
        String line = place != null && place.hasLine() ? " in line " + place.line() : "";
        return "The other one is `" + path + "`" + line + ".";
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
