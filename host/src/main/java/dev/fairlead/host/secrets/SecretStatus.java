package dev.fairlead.host.secrets;

import org.jspecify.annotations.Nullable;

/**
 * A secret, without its value.
 *
 * @param source where its value comes from, for a person
 * @param since when its value last changed on the box, as the box wrote it down; null where it did not
 */
public record SecretStatus(
        String app, String name, String source, @Nullable String since, Sync sync) {

    /** Whether the box has the value that is wanted. */
    public enum Sync {
        IN_SYNC("in sync"),
        DIFFERS("differs from its source"),
        NOT_RUNNING("in .env, and the app was started with another"),
        MISSING("not on the box yet"),
        NOT_GIVEN("nobody has given it yet"),
        UNKNOWN("cannot be told: its source has no value here");

        private final String words;

        Sync(String words) {
            this.words = words;
        }

        /** For a person. */
        public String words() {
            return words;
        }
    }
}
