package dev.fairlead.lab.lightsail.wire;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4, as the one who checks it: whoever sent this knows the secret key and changed nothing. */
final class Signature {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
    private static final Pattern AUTHORIZATION =
            Pattern.compile(ALGORITHM + " Credential=([^/]+)/([0-9]{8})/([a-z0-9-]+)/([a-z]+)/aws4_request, ?"
                    + "SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    /** Without these under the signature, a request could be answered as something else than was signed. */
    private static final List<String> MUST_BE_SIGNED = List.of("host", "x-amz-date");

    private final Map<String, String> secrets;

    /** @param secrets the secret key of each access key */
    Signature(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    /**
     * The region for which the request was signed.
     *
     * @param service as requests to it are signed
     */
    String check(String service, String method, URI target, Headers headers, byte[] body, Instant now) {
        String authorization = headers.getFirst("Authorization");
        if (authorization == null) {
            throw ApiException.unsigned("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Matcher match = AUTHORIZATION.matcher(authorization);
        if (!match.matches()) {
            throw ApiException.unsigned(
                    "IncompleteSignatureException", "The header Authorization is not as Signature Version 4 has it.");
        }
        if (!match.group(4).equals(service)) {
            throw refused("Credential should be scoped to correct service: '" + service + "'.");
        }
        String secret = secrets.get(match.group(1));
        if (secret == null) {
            throw ApiException.unsigned(
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        String date = first(headers, "X-Amz-Date");
        List<String> signed = List.of(match.group(5).split(";"));
        if (!signed.containsAll(MUST_BE_SIGNED) || !date.startsWith(match.group(2)) || isStale(date, now)) {
            throw refused("Signature expired, or its date or host is not signed: " + date);
        }
        String scope = match.group(2) + "/" + match.group(3) + "/" + service + "/aws4_request";
        String canonical = canonical(method, target, headers, signed, body);
        String toSign =
                ALGORITHM + "\n" + date + "\n" + scope + "\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        String expected = HexFormat.of().formatHex(mac(key(secret, match.group(2), match.group(3), service), toSign));
        if (!MessageDigest.isEqual(bytes(expected), bytes(match.group(6)))) {
            throw refused("The request signature we calculated does not match the signature you provided. "
                    + "Check your AWS Secret Access Key and signing method.");
        }
        return match.group(3);
    }

    private static ApiException refused(String message) {
        return ApiException.unsigned("InvalidSignatureException", message);
    }

    private static boolean isStale(String date, Instant now) {
        try {
            return Duration.between(TIME.parse(date, Instant::from), now).abs().compareTo(SKEW) > 0;
        } catch (DateTimeException e) {
            return true;
        }
    }

    private static String canonical(String method, URI target, Headers headers, List<String> signed, byte[] body) {
        var text = new StringBuilder(method)
                .append('\n')
                .append(target.getRawPath())
                .append('\n');
        String query = target.getRawQuery();
        text.append(query == null ? "" : query).append('\n');
        for (String name : signed) {
            List<String> values = headers.getOrDefault(name, List.of());
            var words = values.stream()
                    .map(value -> value.strip().replaceAll(" +", " "))
                    .toList();
            text.append(name).append(':').append(String.join(",", words)).append('\n');
        }
        return text.append('\n')
                .append(String.join(";", signed))
                .append('\n')
                .append(sha256(body))
                .toString();
    }

    private static byte[] key(String secret, String day, String region, String service) {
        return mac(mac(mac(mac(bytes("AWS4" + secret), day), region), service), "aws4_request");
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static String first(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static String sha256(byte[] bytes) {
        return dev.fairlead.core.resource.Digest.sha256(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
