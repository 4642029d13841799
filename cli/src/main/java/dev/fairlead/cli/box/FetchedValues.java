package dev.fairlead.cli.box;

import dev.fairlead.cli.process.Environment;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Tls;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.value.LocalValues;
import dev.fairlead.core.model.value.ProcessRunner;
import dev.fairlead.host.look.Values;
import dev.fairlead.lightsail.api.SsmParameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a model as this machine has them, fetched once one of them is needed. What is missing is told all at
 * once; a command that needs none, such as a rollback, works without them.
 */
public final class FetchedValues implements Values {
    private static final String WHOLE_FILES = "system.files";

    private final ServerModel model;
    private final LocalValues local;
    private boolean areAllThere;

    private FetchedValues(ServerModel model, LocalValues local) {
        this.model = model;
        this.local = local;
    }

    static FetchedValues of(ServerModel model, Environment environment) {
        Path base = BoxOverSsh.beside(model, environment, ".");
        Lightsail lightsail = model.lightsail();
        String region = lightsail == null ? null : lightsail.region();
        return new FetchedValues(
                model,
                new LocalValues(
                        environment.variables(),
                        base,
                        new ProcessRunner(),
                        new SsmParameters(region, environment.variables())));
    }

    /**
     * With all that it needs.
     *
     * @throws dev.fairlead.core.diagnostic.InvalidModelException with every value that cannot be had
     */
    public static FetchedValues require(ServerModel model, Environment environment) {
        FetchedValues values = of(model, environment);
        values.requireAll();
        return values;
    }

    /** @throws dev.fairlead.core.diagnostic.InvalidModelException with every value that cannot be had */
    @Override
    public synchronized Secret value(ValueSource source, String path) {
        requireAll();
        return alone(source, path);
    }

    /** The environment variables that a model reads, in order. */
    public static SequencedSet<String> variables(ServerModel model) {
        var names = new LinkedHashSet<String>();
        all(model).forEach(source -> {
            if (source instanceof ValueSource.Env(String name)) {
                names.add(name);
            }
        });
        return names;
    }

    /** The parameters of Systems Manager that a model reads, in order. */
    public static SequencedSet<String> parameters(ServerModel model) {
        var names = new LinkedHashSet<String>();
        all(model).forEach(source -> {
            if (source instanceof ValueSource.Ssm(String name)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Also the one that the way to the box takes. */
    private static Stream<ValueSource> all(ServerModel model) {
        return Stream.concat(
                sources(model).values().stream(), Stream.ofNullable(model.ssh().sudoPassword()));
    }

    private synchronized void requireAll() {
        if (!areAllThere) {
            var problems = new Problems();
            sources(model).forEach((each, other) -> fetch(other, each, problems));
            problems.throwIfAny(null);
            areAllThere = true;
        }
    }

    /** Whatever the others are. */
    synchronized Secret alone(ValueSource source, String path) {
        var problems = new Problems();
        Secret value = fetch(source, path, problems);
        problems.throwIfAny(null);
        if (value == null) {
            throw new IllegalStateException("The value of `" + path + "` is missing for no reason.");
        }
        return value;
    }

    @Override
    public synchronized @Nullable Secret ifKnown(ValueSource source, String path) {
        return fetch(source, path, new Problems());
    }

    private @Nullable Secret fetch(ValueSource source, String path, Problems problems) {
        if (path.startsWith(WHOLE_FILES)) {
            String content = local.content(source, model.locate(path), problems);
            return content == null ? null : new Secret(content);
        }
        return local.text(source, model.locate(path), problems);
    }

    /** By path, all but those that only the box can make. */
    private static Map<String, ValueSource> sources(ServerModel model) {
        var sources = new LinkedHashMap<String, ValueSource>();
        model.docker()
                .registries()
                .forEach((host, registry) ->
                        sources.put("docker.registries." + host + ".password", registry.password()));
        model.system().files().forEach((path, file) -> sources.put(WHOLE_FILES + "." + path, file.content()));
        for (AppModel app : model.apps().values()) {
            app.app().environment().forEach((name, source) -> sources.put(app.at("app.environment." + name), source));
            app.secrets().forEach((name, source) -> sources.put(app.at("secrets." + name), source));
            Nginx nginx = app.nginx();
            if (nginx != null && nginx.site().errorPage() != null) {
                sources.put(app.at("nginx.errorPage"), nginx.site().errorPage());
            }
            switch (app.tls() == null ? null : app.tls().source()) {
                case null -> {}
                case Tls.Own own -> {
                    sources.put(app.at("tls.certificate"), own.certificate());
                    sources.put(app.at("tls.key"), own.key());
                }
                case Tls.Acme acme -> {
                    if (acme.ca() != null) {
                        sources.put(app.at("tls.acmeCa"), acme.ca());
                    }
                }
            }
        }
        sources.values().removeIf(ValueSource::staysOnBox);
        return sources;
    }
}
