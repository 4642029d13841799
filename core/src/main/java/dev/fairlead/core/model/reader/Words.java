package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.schema.TextShape;
import org.jspecify.annotations.Nullable;

/** Names and other words with a syntax of their own. */
final class Words {
    static final TextShape NAME = TextShape.matching(
            "a name",
            "[a-z0-9][a-z0-9-]{0,62}",
            "A name is made of lowercase letters, digits and dashes, starts with none of the dashes and is at most 63 long.",
            "visa-bulletin");

    static final TextShape JOB_NAME = TextShape.matching(
            "a name for a job",
            "[a-z0-9][a-z0-9_-]{0,62}",
            "Cron passes over files whose names hold anything but letters, digits, dashes and underscores.",
            "data-refresh");

    static final TextShape SERVICE_NAME = TextShape.matching(
                    "a name for a service",
                    "[a-z0-9][a-z0-9-]{0,62}",
                    "A name is made of lowercase letters, digits and dashes, starts with none of the dashes and is at most"
                            + " 63 long.",
                    "worker")
            .checked(Words::takenByTheApp);

    static final TextShape LABEL = TextShape.matching(
            "a name",
            "[A-Za-z][A-Za-z0-9_-]{0,62}",
            "A name is made of letters, digits, dashes and underscores, and starts with a letter.",
            "general");

    static final TextShape HEADER = TextShape.matching(
            "the name of a header",
            "[A-Za-z][A-Za-z0-9-]{0,62}",
            "A name is made of letters, digits and dashes, and starts with a letter.",
            "Content-Security-Policy");

    static final TextShape PARAMETER = TextShape.matching(
            "the name of a parameter",
            "(?:arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/)?/?[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+){0,14}"
                    + "(?::[A-Za-z0-9_.-]+)?",
            "Letters, digits, underscores, dots and dashes, with slashes between; `:VERSION` or `:LABEL` may follow.",
            "/shop/SECRET_KEY");

    static final TextShape ENV_NAME = TextShape.matching(
            "a name for an environment variable",
            "[A-Za-z_][A-Za-z0-9_]*",
            "Letters, digits and underscores, not starting with a digit.",
            "SECRET_KEY");

    static final TextShape IMAGE = TextShape.matching(
                    "the name of an image",
                    "(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?/)?[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*"
                            + "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*",
                    "A registry and a lowercase path; the tag has a key of its own, `tag`.",
                    "ghcr.io/example/shop")
            .remedied(Words::withoutTag);

    static final TextShape TAG = TextShape.matching(
            "the tag of an image",
            "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}",
            "Letters, digits, underscores, dots and dashes, at most 128.",
            "v1.0.5");

    static final TextShape DIGEST = TextShape.matching(
            "the digest of an image",
            "sha256:[0-9a-f]{64}",
            "`sha256:` and 64 hexadecimal digits, as `docker pull` prints it.",
            "sha256:" + "0123456789abcdef".repeat(4));

    static final TextShape PACKAGE = TextShape.matching(
            "the name of a Debian package",
            "[a-z0-9][a-z0-9+.-]+(?::[a-z0-9]+)?",
            "Two or more of lowercase letters, digits, plus, dot and minus, of which a letter or digit is first.",
            "sqlite3");

    static final TextShape ACCOUNT = TextShape.matching(
            "the name of a user or group",
            "[a-z_][a-z0-9_-]{0,31}",
            "Lowercase letters, digits, underscores and dashes, at most 32, not starting with a digit.",
            "admin");

    static final TextShape OWNER = TextShape.matching(
            "an owner",
            "(?:[a-z_][a-z0-9_-]{0,31}|[0-9]{1,9})(?::(?:[a-z_][a-z0-9_-]{0,31}|[0-9]{1,9}))?",
            "A user, or a user and a group, by name or number: `USER[:GROUP]`.",
            "1000:1000");

    static final TextShape UID = TextShape.matching(
            "a user of the container",
            "(?:[A-Za-z_][A-Za-z0-9_.-]{0,31}|[0-9]{1,9})(?::(?:[A-Za-z_][A-Za-z0-9_.-]{0,31}|[0-9]{1,9}))?",
            "A user, or a user and a group, by name or number: `USER[:GROUP]`.",
            "1000:1000");

    static final TextShape MODE =
            TextShape.matching("an octal file mode", "[0-7]{3,4}", "Three or four octal digits in quotes.", "\"0644\"");

    static final TextShape SYSCTL = TextShape.matching(
            "the name of a kernel parameter",
            "[a-z0-9_]+(?:\\.[A-Za-z0-9_*/-]+)+",
            "Words joined by dots, as `sysctl -a` prints them.",
            "vm.swappiness");

    static final TextShape SYSTEMD_SERVICE = TextShape.matching(
            "the name of a systemd service",
            "[A-Za-z0-9:_.@-]{1,247}\\.service",
            "It ends in `.service`, as `systemctl list-units` prints it.",
            "shop.service");

    static final TextShape SSH_KEY = TextShape.matching(
            "an SSH public key",
            "(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\\.com"
                    + "|sk-ecdsa-sha2-nistp256@openssh\\.com) [A-Za-z0-9+/]{16,}={0,3}(?: [^\\u0000-\\u001f]*)?",
            "The type and the key in base64, as in a `.pub` file.",
            "ssh-ed25519 AAAA...");

    static final TextShape TIMEZONE = TextShape.matching(
                    "a time zone",
                    "[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}",
                    "A name of the IANA database, as `timedatectl list-timezones` prints it.",
                    "Europe/Berlin")
            .checked(TimeZones::complaint);

    static final TextShape SCHEDULE = TextShape.matching(
                    "a schedule of cron",
                    "@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)|[^ \\t]+(?:[ \\t]+[^ \\t]+){4}",
                    "Minute, hour, day of month, month and day of week; or one of `@hourly`, `@daily`, `@weekly`,"
                            + " `@monthly`, `@yearly`.",
                    "0 9 * * *")
            .checked(CronSchedule::complaint);

    private Words() {}

    /** The app goes by some names itself, where a service is found by its own. */
    private static @Nullable Diagnostic takenByTheApp(String name) {
        return name.matches("app|blue|green")
                ? Diagnostic.of("A service cannot be called `" + name + "`.")
                        .why("The app's own containers go by `app`, `blue` and `green`.")
                        .fix("Give it a name of its own, such as `worker`.")
                : null;
    }

    private static @Nullable String withoutTag(String image) {
        int colon = image.lastIndexOf(':');
        boolean hasTag = colon > image.lastIndexOf('/') && colon > 0 && image.indexOf('@') < 0;
        return hasTag
                ? "Write `image: " + image.substring(0, colon) + "` and `tag: " + image.substring(colon + 1) + "`."
                : null;
    }
}
