package dev.fairlead.lab.lightsail.wire;

import java.time.Duration;

/** Something that goes wrong with one call. */
public sealed interface Fault {

    /** Refused, and nothing was done. */
    record Refusal(int status, String type, String message) implements Fault {}

    /** Done, but the answer is an error. */
    record RefusalAfterEffect(int status, String type, String message) implements Fault {}

    /** The connection ends without an answer, and nothing was done. */
    record HangUp() implements Fault {}

    /** Done, but the connection ends without an answer. */
    record HangUpAfterEffect() implements Fault {}

    /** Done and answered, but late. */
    record Slow(Duration by) implements Fault {}

    /** Accepted, but the operation that it begins fails. */
    record FailsLater(String errorCode, String errorDetails) implements Fault {}

    static Fault throttling() {
        return new Refusal(400, "ThrottlingException", "Rate exceeded");
    }

    static Fault internalError() {
        return new Refusal(500, "ServiceException", "An internal error occurred. Please try again.");
    }

    static Fault conflict() {
        return new Refusal(
                400,
                "InvalidInputException",
                "Another operation is in progress on this resource. Please wait for it to complete before trying again.");
    }
}
