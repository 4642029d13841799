package dev.fairlead.lightsail;

import dev.fairlead.core.apply.Reconciler;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.machine.Machines;
import dev.fairlead.lab.lightsail.machine.PaperMachines;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Listing;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.expansion.Placement;
import dev.fairlead.lightsail.session.LightsailPerformer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The stand-in and a client of ours, on one clock that moves when someone waits. */
public final class Rig implements AutoCloseable {
    public static final String REGION = "eu-central-1";

    private final Instant begin = Instant.now();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final FakeLightsail fake;
    private final LightsailApi api;

    private Rig(Path directory, Pace pace, Machines machines) {
        fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(directory)
                .pace(pace)
                .machines(machines)
                .clock(() -> begin.plusNanos(nanos.get())));
        api = LightsailApi.open(REGION, environment(), patience());
    }

    public static Rig in(Path directory) {
        return new Rig(directory, Pace.AT_ONCE, new PaperMachines());
    }

    public static Rig in(Path directory, Pace pace) {
        return new Rig(directory, pace, new PaperMachines());
    }

    public static Rig in(Path directory, Pace pace, Machines machines) {
        return new Rig(directory, pace, machines);
    }

    /** As whoever runs the tool would have it. */
    public Map<String, String> environment() {
        return Map.of(
                "FAIRLEAD_LIGHTSAIL_ENDPOINT",
                fake.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                FakeLightsail.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                FakeLightsail.SECRET_KEY);
    }

    public Patience patience() {
        return new Patience(Duration.ofSeconds(60), nanos::get, time -> nanos.addAndGet(time.toNanos()), new Random(1));
    }

    public FakeLightsail fake() {
        return fake;
    }

    public LightsailApi api() {
        return api;
    }

    /** What the client told of its tries. */
    public List<String> told() {
        return List.copyOf(told);
    }

    public Duration passed() {
        return Duration.ofNanos(nanos.get());
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** The SDK as it is, without anything of ours. */
    public LightsailClient sdk(String region, String accessKey, String secretKey) {
        return sdk(fake.endpoint(), region, accessKey, secretKey);
    }

    public LightsailClient sdk() {
        return sdk(REGION, FakeLightsail.ACCESS_KEY, FakeLightsail.SECRET_KEY);
    }

    private static LightsailClient sdk(URI endpoint, String region, String accessKey, String secretKey) {
        return LightsailClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    public Account account() {
        return api.account(Listing.all(), told::add);
    }

    public Plan plan(List<Resource<?>> resources) {
        return Planner.plan(
                "shop",
                resources,
                Placement.observations(api.account(Listing.none(), told::add), resources),
                Manifest.EMPTY,
                List.of());
    }

    /** Plans and performs; the reasons of what failed, none when all went well. */
    public List<String> apply(List<Resource<?>> resources) {
        Plan plan = plan(resources);
        StepListener listener = new StepListener() {
            @Override
            public void said(PlannedStep step, String line) {
                told.add(line);
            }
        };
        try {
            return Reconciler.perform(plan, new LightsailPerformer(api), listener, () -> false).values().stream()
                    .flatMap(outcome -> switch (outcome) {
                        case StepOutcome.Succeeded _, StepOutcome.NotReached _ ->
                            java.util.stream.Stream.<String>empty();
                        case StepOutcome.Failed failed -> java.util.stream.Stream.of(failed.why());
                        case StepOutcome.RolledBack rolledBack -> java.util.stream.Stream.of(rolledBack.why());
                        case StepOutcome.Lost lost -> java.util.stream.Stream.of("lost: " + lost.why());
                    })
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        api.close();
        fake.close();
    }
}
