package dev.fairlead.lightsail.api;

import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.value.ParameterStore;
import dev.fairlead.lightsail.api.LightsailException.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of AWS Systems Manager, in one region. The one operation that it takes is signed and sent with what the SDK
 * for Lightsail brings along; nothing of that is loaded before the first parameter is asked for.
 */
public final class SsmParameters implements ParameterStore {
    /** As the SDKs of AWS call it. */
    static final String ENDPOINT = "AWS_ENDPOINT_URL_SSM";

    private static final Duration RETRIES = Duration.ofSeconds(15);

    private final @Nullable String region;
    private final Map<String, String> environment;
    private @Nullable SignedCall call;

    /**
     * @param region where names are looked for, or null for what the environment or the profile says; an ARN names its own
     * @param environment of whoever runs Fairlead: its credentials are those of the environment or of its profile
     */
    public SsmParameters(@Nullable String region, Map<String, String> environment) {
        this.region = region;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String parameter(String name) throws Unavailable {
        try {
            String place = region(name);
            Patience usual = Patience.usual();
            return new Patience(RETRIES, usual.nanos(), usual.pause(), usual.random())
                    .calling(news -> {}, () -> ask(name, place));
        } catch (LightsailException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e.why(), e.fix());
        }
    }

    private String region(String name) {
        if (name.startsWith("arn:")) {
            return name.split(":")[3];
        }
        String place = region == null ? Connection.region(environment) : region;
        if (place == null) {
            throw new LightsailException(
                    Reason.REFUSED,
                    "Nothing says in which region the parameter `" + name + "` is.",
                    "There is no section `lightsail`, and neither environment nor profile name a region.",
                    "Set AWS_REGION, or write the parameter's ARN.");
        }
        return place;
    }

    private String ask(String name, String place) {
        var request = new LinkedHashMap<String, Object>();
        request.put("Name", name);
        request.put("WithDecryption", true);
        if (call == null) {
            call = new SignedCall(environment);
        }
        SignedCall.Answer answer = call.send(place, "AmazonSSM.GetParameter", Json.line(request));
        Map<?, ?> body = object(answer.body());
        if (answer.status() == 200
                && body.get("Parameter") instanceof Map<?, ?> parameter
                && parameter.get("Value") instanceof String value) {
            return value;
        }
        String type = String.valueOf(body.get("__type"));
        String code = type.substring(type.indexOf('#') + 1);
        Object message = body.containsKey("message") ? body.get("message") : body.get("Message");
        throw refused(name, place, answer.status(), code, message == null ? "" : String.valueOf(message));
    }

    private static LightsailException refused(String name, String place, int status, String code, String message) {
        String why = message.isBlank() ? "AWS says " + code + "." : code + ": " + Refusal.sentence(message);
        if (code.equals("ParameterNotFound") || code.equals("ParameterVersionNotFound")) {
            return new LightsailException(
                    Reason.NOT_FOUND,
                    "There is no parameter `" + name + "` in " + place + ".",
                    why,
                    "Look at its name and region: aws ssm describe-parameters --region " + place);
        }
        if (code.equals("AccessDeniedException")) {
            return new LightsailException(
                    Reason.NOT_ALLOWED,
                    "AWS does not let the parameter `" + name + "` be read.",
                    why,
                    "Give the user or role the permission `ssm:GetParameter` for it, and `kms:Decrypt` for its key.");
        }
        if (Refusal.isUnknownCaller(code)) {
            return Refusal.unknownCaller(why);
        }
        if (status >= 500 || code.startsWith("Throttling") || code.equals("TooManyRequestsException")) {
            return new LightsailException(
                    Reason.BUSY,
                    "The parameter `" + name + "` could not be read just now.",
                    why,
                    "Try again in a minute.");
        }
        return new LightsailException(Reason.REFUSED, "AWS did not give the parameter `" + name + "`.", why, null);
    }

    private static Map<?, ?> object(String body) {
        try {
            return Json.read(body) instanceof Map<?, ?> map ? map : Map.of();
        } catch (RuntimeException e) {
            // Whoever stands between may answer in HTML.
            return Map.of();
        }
    }
}
