package dev.fairlead.core.model.value;

import org.jspecify.annotations.Nullable;

/** A store of values by name that is asked over the network, as AWS Systems Manager keeps one. */
@FunctionalInterface
public interface ParameterStore {
    /**
     * @param name of the parameter, or its ARN
     * @return its value, decrypted
     * @throws Unavailable when it cannot be had
     */
    String parameter(String name) throws Unavailable;

    /** A value could not be had: a sentence for a person, what was seen, and how to mend it. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        private final String sentence;
        private final @Nullable String why;
        private final @Nullable String fix;

        public Unavailable(String sentence, @Nullable String why, @Nullable String fix) {
            super(sentence);
            this.sentence = sentence;
            this.why = why;
            this.fix = fix;
        }

        public String sentence() {
            return sentence;
        }

        public @Nullable String why() {
            return why;
        }

        public @Nullable String fix() {
            return fix;
        }
    }
}
