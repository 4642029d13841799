package dev.fairlead.cli.whole;

import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lightsail.api.LightsailException;
import java.time.Duration;

/** Failures to get to a box that may end by themselves, or once its ports and its address are right. */
final class OutOfReach {
    private static final Duration UNTIL_IT_ANSWERS = Duration.ofMinutes(5);
    private static final Duration UNTIL_IT_IS_KNOWN = Duration.ofMinutes(10);
    /** The first boot makes the user and puts the key there. */
    private static final Duration UNTIL_IT_LETS_IN = Duration.ofMinutes(1);

    private OutOfReach() {}

    /** How long it is worth waiting for the failure to end; zero where waiting does not help. */
    static Duration patience(RuntimeException failure) {
        return switch (failure) {
            case HostException host ->
                switch (host.reason()) {
                    case UNREACHABLE, CONNECT_TIMED_OUT, PROTOCOL, CONNECTION_LOST -> UNTIL_IT_ANSWERS;
                    case LOGIN_REFUSED -> UNTIL_IT_LETS_IN;
                    case ADDRESS_UNKNOWN,
                            HOST_KEY_UNKNOWN,
                            HOST_KEY_CHANGED,
                            IDENTITY_UNUSABLE,
                            EXEC_TIMED_OUT,
                            SUDO_REFUSED,
                            SHELL_REFUSED,
                            LOCK_TAKEN_AWAY,
                            MEMORY_UNWRITABLE,
                            NOT_TAKEN_BACK,
                            NOT_SERVED,
                            BELONGS_TO_ANOTHER,
                            LEAVES_DATA,
                            MIGRATING -> Duration.ZERO;
                };
            case LightsailException cloud ->
                switch (cloud.reason()) {
                    case TOOK_TOO_LONG, NOT_FOUND -> UNTIL_IT_IS_KNOWN;
                    case NO_CREDENTIALS, NOT_ALLOWED, UNREACHABLE, REFUSED, BUSY, WRONG_CLOCK, OPERATION_FAILED ->
                        Duration.ZERO;
                };
            default -> Duration.ZERO;
        };
    }
}
