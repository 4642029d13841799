package dev.fairlead.cli.view;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.plan.Ignoring;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Kind;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans to look at, made by the planner itself. */
public final class Plans {
    public static final String OLD_SECRET = "keyed-hash-of-the-old-secret";
    public static final String NEW_SECRET = "keyed-hash-of-the-new-secret";

    /** What the plans are of. */
    public static final ServerModel MODEL = ModelReader.read(new SourceText("servers/fairlead.yaml", """
        name: visa-bulletin
        ssh:
          address: 203.0.113.7
        system:
          timezone: Etc/UTC
        """), List.of());

    private final List<Resource<?>> resources = new ArrayList<>();
    private final Map<Address, Observation> observations = new LinkedHashMap<>();
    private final Map<Address, Manifest.Entry> remembered = new LinkedHashMap<>();

    private Plans() {}

    /** A thing is what it is declared to be. */
    private record Thing(String name, Downtime downtime, boolean replaced) implements Kind<State> {
        @Override
        public @Nullable State desired(State declared) {
            return declared.equals(State.EMPTY) ? null : declared;
        }

        @Override
        public @Nullable State orphan(String name) {
            return State.EMPTY;
        }

        @Override
        public List<Step> steps(List<Change<State>> changes) {
            return changes.stream()
                    .map(change -> Step.quick("mend " + change.address(), change.address(), ""))
                    .toList();
        }

        @Override
        public Downtime downtime(Change<State> change) {
            return downtime;
        }

        @Override
        public boolean isReplacedBetween(State before, State after) {
            return replaced;
        }
    }

    /** One of everything that a plan can hold. */
    public static Plan ofEverything() {
        return ofEverything("0600", NEW_SECRET);
    }

    /** The same of a box where a file's mode was changed once more. */
    public static Plan withAnotherMode() {
        return ofEverything("0666", NEW_SECRET);
    }

    /** The same of a model with another secret. */
    public static Plan withAnotherSecret() {
        return ofEverything("0600", "keyed-hash-of-a-third-secret");
    }

    private static Plan ofEverything(String mode, String secret) {
        var plans = new Plans();
        plans.thing("package", Downtime.NONE, "sqlite3", State.EMPTY.plain("installed", "true"), null, null);
        State site = State.EMPTY.plain("mode", "0644").plain("owner", "root");
        String body = "server {\n  listen 80;\n  server_name a.example;\n  location / {\n    proxy_pass x;\n  }\n}\n";
        State wanted = site.text("content", body);
        State found = site.plain("mode", mode).text("content", body.replace("80", "8080\u001b[2J"));
        plans.thing("file", Downtime.RELOAD, "/etc/nginx/sites-available/a", wanted, found, wanted);
        State env = State.EMPTY.plain("mode", "0600");
        plans.thing(
                "env",
                Downtime.RESTART,
                "/opt/a/.env",
                env.masked("KEY", secret).masked("OTHER", "same"),
                env.masked("KEY", OLD_SECRET).masked("OTHER", "same"),
                env.masked("KEY", OLD_SECRET).masked("OTHER", "same"));
        plans.thing(
                "container",
                Downtime.RESTART,
                "blue",
                State.EMPTY.plain("image", "app:2"),
                State.EMPTY.plain("image", "app:1"),
                State.EMPTY.plain("image", "app:1"));
        State cron = State.EMPTY.text("content", "1 2 * * * root true\n").plain("mode", "0644");
        plans.thing("file", Downtime.NONE, "/etc/cron.d/old", State.EMPTY, cron, cron);
        plans.thing("service", Downtime.NONE, "cron", State.EMPTY.plain("enabled", "true"), null, null);
        Address service = Address.host("service", "cron");
        plans.observations.put(service, Observation.present(State.EMPTY.plain("enabled", "true")));
        Address lost = Address.host("timezone", "timezone");
        plans.thing("timezone", Downtime.NONE, "timezone", State.EMPTY.plain("zone", "Etc/UTC"), null, null);
        plans.observations.put(lost, Observation.unknown("`timedatectl` gave no answer."));
        return plans.plan(List.of("`migration` is checked but not yet kept."));
    }

    /** Of two things that somebody changed, one is let be; and a rule of the model has ended. */
    public static Plan ignoring() {
        var plans = new Plans();
        State wanted = State.EMPTY.plain("mode", "0644").text("content", "a\nb\n");
        State found = State.EMPTY.plain("mode", "0644").text("content", "a\n# <mine>\nb\n");
        plans.thing("file", Downtime.NONE, "/etc/motd", wanted, found, wanted);
        plans.thing("file", Downtime.NONE, "/etc/issue", wanted, found, wanted);
        plans.thing("file", Downtime.NONE, "/etc/gone", wanted, null, wanted);
        LocalDate today = LocalDate.parse("2026-11-29");
        Ignoring ignoring = Ignoring.of(
                List.of(
                        new IgnoreRule("host/file:/etc/motd", "content", "A notice to <ops>.", today.plusDays(30)),
                        new IgnoreRule("host/file:/etc/gon*", null, "Nobody reads it.", today)),
                List.of(new IgnoreRule("host/file:/etc/issue", null, "Until the move.", today.minusDays(1))));
        Plan plan = Planner.plan(
                "visa-bulletin",
                plans.resources,
                plans.observations,
                new Manifest(plans.remembered),
                List.of(),
                ignoring);
        return plan.noting(ignoring.notes(Address.HOST, plans.resources, plan));
    }

    public static Plan inSync() {
        var plans = new Plans();
        for (String name : List.of("a", "b")) {
            plans.thing("file", Downtime.NONE, "/etc/" + name, State.EMPTY.plain("mode", "0644"), null, null);
            Observation there = Observation.present(State.EMPTY.plain("mode", "0644"));
            plans.observations.put(Address.host("file", "/etc/" + name), there);
        }
        return plans.plan(List.of());
    }

    private void thing(
            String kind,
            Downtime downtime,
            String name,
            State desired,
            @Nullable State observed,
            @Nullable State last) {
        var resource =
                Resource.of(new Thing(kind, downtime, kind.equals("container")), name, desired, "system." + kind);
        resources.add(resource);
        observations.put(resource.address(), observed == null ? Observation.absent() : Observation.present(observed));
        if (last != null) {
            remembered.put(resource.address(), new Manifest.Entry(last.fingerprint(), Manifest.Origin.MADE));
        }
    }

    private Plan plan(List<String> notes) {
        return Planner.plan("visa-bulletin", resources, observations, new Manifest(remembered), notes);
    }
}
