package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.api.LightsailException.Reason;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** From what the SDK throws to what a person can use. */
final class Refusal {
    private static final int SERVER_ERROR = 500;
    /** Conflicts that the service reports as bad input and that end by themselves. */
    private static final List<String> CONFLICTS =
            List.of("Please try again in a few minutes", "Please wait for it to complete before trying again");

    private static final List<String> UNKNOWN_CALLER = List.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "ExpiredTokenException",
            "UnauthenticatedException",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException",
            "InvalidClientTokenId");

    private static final List<String> ANOTHER_TIME = List.of("Signature expired", "Signature not yet current");
    private static final String CLOCK_IS_OFF =
            "The clock of this machine is off, and AWS takes nothing that is signed for another time.";
    private static final String SET_CLOCK = "Set the clock, as with `timedatectl set-ntp true`.";

    private Refusal() {}

    static LightsailException of(String operation, SdkException e) {
        return switch (e) {
            case AwsServiceException refused -> refused(operation, refused);
            case SsoLoginException login
            when !isNetwork(login) ->
                new LightsailException(
                        Reason.NO_CREDENTIALS,
                        "The profile `" + login.profile() + "` uses SSO, and there is no login that counts.",
                        sentence(deepest(login)),
                        "aws sso login" + (login.profile().equals("default") ? "" : " --profile " + login.profile()));
            case SdkClientException late
            when late.getCause() instanceof BoundedHttp.Unfinished unfinished ->
                new LightsailException(
                        Reason.UNREACHABLE,
                        "Lightsail did not bring its answer to `" + operation + "` to an end.",
                        unfinished.getMessage(),
                        "Look whether this machine reaches the internet well enough, and whether a proxy stands between.");
            case SdkClientException client
            when isConnection(client) ->
                new LightsailException(
                        Reason.UNREACHABLE,
                        "Lightsail did not answer `" + operation + "`.",
                        sentence(deepest(client)),
                        "Look whether this machine reaches the internet, and whether the region is right.");
            case SdkClientException client
            when saysNoCredentials(client) ->
                new LightsailException(
                        Reason.NO_CREDENTIALS,
                        "There are no credentials for AWS.",
                        sentence(String.valueOf(client.getMessage()).replace(CredentialSources.NONE + ". ", "")),
                        "Run `aws configure`, or name a profile that has some in `AWS_PROFILE`.");
            default ->
                new LightsailException(
                        Reason.REFUSED,
                        "Lightsail could not be asked for `" + operation + "`.",
                        sentence(deepest(e)),
                        null);
        };
    }

    private static LightsailException refused(String operation, AwsServiceException e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        String message = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorMessage());
        String why = code + ": " + sentence(message);
        if (code.equals("NotFoundException") || message.contains("DoesNotExist")) {
            return new LightsailException(
                    Reason.NOT_FOUND, "Lightsail does not know what `" + operation + "` is about.", why, null);
        }
        if (e.isThrottlingException()
                || e.statusCode() >= SERVER_ERROR
                || CONFLICTS.stream().anyMatch(message::contains)) {
            return new LightsailException(
                    Reason.BUSY, "Lightsail could not do `" + operation + "` just now.", why, "Try again later.");
        }
        if (isUnknownCaller(code)) {
            return unknownCaller(why);
        }
        if (code.equals("AccessDeniedException")) {
            return new LightsailException(
                    Reason.NOT_ALLOWED,
                    "AWS does not allow `" + operation + "`.",
                    why,
                    "Give the user or role the permission `lightsail:" + operation + "`.");
        }
        return new LightsailException(Reason.REFUSED, "Lightsail refused `" + operation + "`.", why, null);
    }

    static boolean isUnknownCaller(String code) {
        return UNKNOWN_CALLER.contains(code);
    }

    /** @param why what AWS said: it has one code for a wrong key and for a wrong clock, and tells them apart in words alone */
    static LightsailException unknownCaller(String why) {
        return isOfAnotherTime(why)
                ? new LightsailException(Reason.WRONG_CLOCK, CLOCK_IS_OFF, why, SET_CLOCK)
                : new LightsailException(
                        Reason.NO_CREDENTIALS,
                        "AWS does not accept the credentials.",
                        why,
                        "Look which are used with `aws sts get-caller-identity`; they may have expired.");
    }

    private static boolean isOfAnotherTime(String why) {
        return ANOTHER_TIME.stream().anyMatch(why::contains);
    }

    private static boolean isConnection(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** As opposed to a file of tokens that is not there. */
    private static boolean isNetwork(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof UnknownHostException
                    || cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysNoCredentials(SdkClientException e) {
        return String.valueOf(e.getMessage()).contains(CredentialSources.NONE);
    }

    private static String deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    static String sentence(@Nullable String text) {
        String said = text == null ? "" : text.strip();
        return said.endsWith(".") || said.isEmpty() ? said : said + ".";
    }
}
