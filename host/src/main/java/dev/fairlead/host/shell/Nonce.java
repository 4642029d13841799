package dev.fairlead.host.shell;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** 128 random bits in hexadecimal which tell the frames of one script from anything that its sections print. */
public record Nonce(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public Nonce {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("A nonce is 32 lower-case hexadecimal digits, not " + hex + ".");
        }
    }

    /** Needs a generator that cannot be predicted, such as {@link java.security.SecureRandom}. */
    public static Nonce from(RandomGenerator random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return new Nonce(HexFormat.of().formatHex(bytes));
    }
}
