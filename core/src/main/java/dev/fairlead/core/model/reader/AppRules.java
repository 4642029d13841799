package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.schema.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules between the sections of one app. */
final class AppRules {
    private final Reading reading;
    private final String prefix;

    /** @param prefix empty for the flat form, else {@code apps.NAME.} */
    AppRules(Reading reading, String prefix) {
        this.reading = reading;
        this.prefix = prefix;
    }

    void check() {
        variablesAreGivenOnce();
        mountsDiffer(prefix + "app.volumes");
        locationsDiffer();
        limitsAreDeclared();
        assetsAreThere();
        certificateHasNames();
        new SiteRules(reading, prefix).check();
        servicesGetWhatIsThere();
    }

    private void variablesAreGivenOnce() {
        for (String secret : reading.children(prefix + "secrets")) {
            String name = secret.substring(secret.lastIndexOf('.') + 1);
            if (reading.has(prefix + "app.environment." + name)) {
                reading.problem(
                        secret,
                        Diagnostic.of("The variable `" + name
                                        + "` is given twice, as a secret and in `app.environment`.")
                                .why("The container would see only one of the two.")
                                .fix("Keep one of them."));
            }
        }
    }

    private void mountsDiffer(String volumes) {
        Set<String> seen = new HashSet<>();
        for (String volume : reading.children(volumes)) {
            String path = volume + ".container";
            String mount = reading.value(path, String.class);
            if (mount != null && !seen.add(mount)) {
                reading.problem(path, Diagnostic.of("Two volumes are mounted at " + Quoted.of(mount) + "."));
            }
        }
    }

    private void locationsDiffer() {
        Set<String> seen = new HashSet<>();
        for (String location : locations()) {
            String path = reading.value(location + ".path", String.class);
            if (path != null && !seen.add(path)) {
                reading.problem(
                        location + ".path",
                        Diagnostic.of("The location " + Quoted.of(path) + " stands here a second time.")
                                .why("nginx refuses to start with two of them."));
            }
        }
    }

    private void limitsAreDeclared() {
        List<String> declared = new ArrayList<>();
        for (String limit : reading.children(prefix + "nginx.rateLimits")) {
            declared.add(limit.substring(limit.lastIndexOf('.') + 1));
        }
        for (String location : locations()) {
            String limit = reading.value(location + ".rateLimit", String.class);
            if (limit != null && !declared.contains(limit)) {
                String meant = Suggestion.didYouMean(limit, declared);
                reading.problem(
                        location + ".rateLimit",
                        Diagnostic.of("There is no rate limit " + Quoted.of(limit) + ".")
                                .fix(meant == null ? "Declare it in `nginx.rateLimits`." : meant));
            }
        }
    }

    private void assetsAreThere() {
        if (!reading.has(prefix + "app") || reading.has(prefix + "app.assets")) {
            return;
        }
        for (String location : locations()) {
            if (reading.value(location + ".serve", Nginx.Serve.class) == Nginx.Serve.ASSETS) {
                reading.problem(
                        location + ".serve",
                        Diagnostic.of("The location serves assets, and the app has none.")
                                .fix("Add `assets: {container: /app/static}` to `app`, or serve it from the app."));
            }
        }
    }

    private void certificateHasNames() {
        if (!reading.has(prefix + "tls")) {
            return;
        }
        if (!reading.has(prefix + "nginx")) {
            reading.problem(
                    prefix + "tls",
                    Diagnostic.of("`tls` stands without an `nginx` whose server names the certificate is for."));
        }
        for (String path : reading.children(prefix + "nginx.serverNames")) {
            String name = reading.value(path, String.class);
            boolean isOwn = reading.has(prefix + "tls.certificate");
            if (name != null && name.startsWith("*.") && !isOwn) {
                reading.problem(
                        path,
                        Diagnostic.of("No certificate can be had for `" + name + "`.")
                                .why("The box proves its names over HTTP, and that cannot be done for a wildcard.")
                                .fix("List the names one by one, or bring a `certificate` of your own."));
            }
        }
    }

    private void servicesGetWhatIsThere() {
        List<String> known = new ArrayList<>();
        for (String secret : reading.children(prefix + "secrets")) {
            known.add(secret.substring(secret.lastIndexOf('.') + 1));
        }
        for (String service : reading.children(prefix + "services")) {
            mountsDiffer(service + ".volumes");
            for (String path : reading.children(service + ".secrets")) {
                String name = reading.value(path, String.class);
                if (name == null) {
                    continue;
                }
                if (!known.contains(name)) {
                    String meant = Suggestion.didYouMean(name, known);
                    reading.problem(
                            path,
                            Diagnostic.of("There is no secret " + Quoted.of(name) + ".")
                                    .fix(meant == null ? "Declare it in the app's `secrets`." : meant));
                } else if (reading.has(service + ".environment." + name)) {
                    reading.problem(
                            path,
                            Diagnostic.of("The variable `" + name
                                            + "` is given twice, as a secret and in `environment`.")
                                    .why("The container would see only one of the two.")
                                    .fix("Keep one of them."));
                }
            }
        }
    }

    private List<String> locations() {
        return reading.children(prefix + "nginx.locations");
    }
}
