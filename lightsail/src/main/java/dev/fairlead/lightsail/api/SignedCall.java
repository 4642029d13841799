package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.api.LightsailException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** One call to Systems Manager in the JSON protocol of AWS, signed with Signature Version 4. */
final class SignedCall {
    private static final String SERVICE = "ssm";
    private static final int LONGEST = 1 << 20;

    private final Map<String, String> environment;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    /** What the clock of this machine is behind that of the service, as its last refusal told. */
    private Duration behind = Duration.ZERO;

    SignedCall(Map<String, String> environment) {
        this(environment, Connection.WHOLE_LIMIT);
    }

    /** @param limit for the call as a whole, however slowly its answer comes */
    SignedCall(Map<String, String> environment, Duration limit) {
        this.http = Connection.http(limit);
        this.environment = environment;
        this.credentials = Connection.credentials(environment);
    }

    /** @param body as text, at most a mebibyte of it */
    record Answer(int status, String body) {}

    /** @throws LightsailException where nothing answers, or there are no credentials to ask with */
    Answer send(String region, String target, String body) {
        try {
            SignedRequest signed = signed(region, target, body);
            return answer(http.prepareRequest(HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(null))
                    .build()));
        } catch (IOException e) {
            throw new LightsailException(
                    Reason.UNREACHABLE,
                    "AWS Systems Manager in " + region + " did not answer.",
                    Refusal.sentence(e instanceof BoundedHttp.Unfinished ? e.getMessage() : e.toString()),
                    "Look whether this machine reaches the internet, and whether the region is right.");
        } catch (SdkException e) {
            throw Refusal.of("ssm:GetParameter", e);
        }
    }

    private Answer answer(ExecutableHttpRequest request) throws IOException {
        HttpExecuteResponse response = request.call();
        if (!response.httpResponse().isSuccessful()) {
            behind = behind(response.httpResponse());
        }
        String text = "";
        if (response.responseBody().isPresent()) {
            try (InputStream in = response.responseBody().get()) {
                text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            }
        }
        return new Answer(response.httpResponse().statusCode(), text);
    }

    /** As the SDK does for its own calls: nothing is taken that was signed five minutes earlier or later. */
    private static Duration behind(SdkHttpResponse response) {
        try {
            return response.firstMatchingHeader("Date")
                    .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
                    .map(date -> Duration.between(Instant.now(), date))
                    .orElse(Duration.ZERO);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private SignedRequest signed(String region, String target, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint(region))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", target)
                .build();
        AwsCredentialsIdentity identity = credentials.resolveCredentials();
        return signer.sign(sign -> sign.identity(identity)
                .request(request)
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.offset(Clock.systemUTC(), behind))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    }

    private URI endpoint(String region) {
        URI other = Connection.endpoint(SsmParameters.ENDPOINT, environment);
        return other != null
                ? other
                : URI.create("https://" + SERVICE + "." + region + "."
                        + PartitionMetadata.of(Region.of(region)).dnsSuffix() + "/");
    }
}
