package dev.fairlead.lightsail.api;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Where Lightsail is and who asks. */
final class Connection {
    static final String ENDPOINT = "FAIRLEAD_LIGHTSAIL_ENDPOINT";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    /** From the first byte sent to the last received, however slowly they come. */
    static final Duration WHOLE_LIMIT = Duration.ofSeconds(30);
    /** What machines of Amazon's say of themselves. Asking the network costs two seconds on all others. */
    private static final Path VENDOR = Path.of("/sys/class/dmi/id/sys_vendor");

    private Connection() {}

    static LightsailClient open(String region, Map<String, String> environment) {
        return open(region, environment, WHOLE_LIMIT);
    }

    /** @param limit for one call as a whole */
    static LightsailClient open(String region, Map<String, String> environment, Duration limit) {
        var builder = LightsailClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials(environment))
                .httpClientBuilder(defaults -> http(limit))
                // Retries are told to the user and bounded in all, which the SDK's own are not.
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()));
        URI endpoint = endpoint(ENDPOINT, environment);
        return (endpoint == null ? builder : builder.endpointOverride(endpoint)).build();
    }

    /** @param limit for one call as a whole */
    static SdkHttpClient http(Duration limit) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_LIMIT)
                .socketTimeout(ANSWER_LIMIT)
                .build();
        return new BoundedHttp(http, limit);
    }

    /** Null for Amazon's own, or the one that the profile's `endpoint_url` names. */
    static @Nullable URI endpoint(String variable, Map<String, String> environment) {
        String text = environment.getOrDefault(variable, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
            throw notAnEndpoint(variable, text, null);
        } catch (URISyntaxException e) {
            throw notAnEndpoint(variable, text, e.getMessage());
        }
    }

    /** What the environment or the profile says, or null. */
    static @Nullable String region(Map<String, String> environment) {
        for (String variable : List.of("AWS_REGION", "AWS_DEFAULT_REGION")) {
            String named = environment.getOrDefault(variable, "").strip();
            if (!named.isEmpty()) {
                return named;
            }
        }
        try {
            return new AwsProfileRegionProvider().getRegion().id();
        } catch (SdkException e) {
            // It throws where the profile names none.
            return null;
        }
    }

    private static LightsailException notAnEndpoint(String variable, String text, @Nullable String why) {
        return new LightsailException(
                LightsailException.Reason.UNREACHABLE,
                "The variable `" + variable + "` holds no address of a server: `" + text + "`.",
                why,
                "Write it as `http://127.0.0.1:4566`, or unset it to reach Amazon.");
    }

    static AwsCredentialsProvider credentials(Map<String, String> environment) {
        var sources = new ArrayList<AwsCredentialsProvider>(List.of(
                () -> ofEnvironment(environment),
                SystemPropertyCredentialsProvider.create(),
                new ProfileCredentials(ProfileCredentialsProvider.create())));
        if (environment.keySet().stream().anyMatch(name -> name.startsWith("AWS_CONTAINER_CREDENTIALS_"))) {
            sources.add(ContainerCredentialsProvider.create());
        }
        if (isMachineOfAmazon()) {
            sources.add(InstanceProfileCredentialsProvider.create());
        }
        return new CredentialSources(sources);
    }

    /** Of the environment that was handed in, which is that of the process but for tests. */
    private static AwsCredentials ofEnvironment(Map<String, String> environment) {
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "").strip();
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "").strip();
        String token = environment.getOrDefault("AWS_SESSION_TOKEN", "").strip();
        if (id.isEmpty() || secret.isEmpty()) {
            throw SdkClientException.create("AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set");
        }
        return token.isEmpty()
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, token);
    }

    private static boolean isMachineOfAmazon() {
        try {
            return Files.isReadable(VENDOR) && Files.readString(VENDOR).startsWith("Amazon");
        } catch (IOException e) {
            return false;
        }
    }
}
