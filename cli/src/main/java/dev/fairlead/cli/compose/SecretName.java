package dev.fairlead.cli.compose;

import java.util.regex.Pattern;

/** What is taken for a secret. One too many does no harm; one too few would stand in a file that everybody reads. */
public final class SecretName {
    private static final Pattern NAME =
            Pattern.compile("(?i).*(?:PASS(?:WORD|WD|PHRASE)?(?:_|$)|PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE|API_?KEY"
                    + "|ACCESS_?KEY|SALT(?:_|$)|(?:^|_)DSN$|(?:^|_)PW$|(?:^|_)PWD$|(?:^|_)KEY$).*");

    /** The path of a file with a secret is none. */
    private static final Pattern PATH = Pattern.compile("(?i).*_(?:FILE|PATH)$");

    /** {@code scheme://user:password@host} */
    private static final Pattern LOGIN = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*://[^/@\\s]*:[^/@\\s]+@.*");

    private SecretName() {}

    /** Whether a variable of that name holds one. */
    public static boolean isOne(String name) {
        return NAME.matcher(name).matches() && !PATH.matcher(name).matches();
    }

    /** Whether the value of a variable holds one, whatever its name. */
    static boolean isIn(String value) {
        return LOGIN.matcher(value).matches();
    }
}
