package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.schema.TextShape;
import java.net.IDN;
import org.jspecify.annotations.Nullable;

/** Names and numbers of machines and networks. */
final class Addresses {
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String HOST_NAME = LABEL + "(?:\\." + LABEL + ")*";
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = BYTE + "(?:\\." + BYTE + "){3}";
    private static final String IPV6 = "(?=[^:]*:[^:]*:)[0-9A-Fa-f:]{2,39}(?:" + IPV4 + ")?";

    static final TextShape HOST = TextShape.matching(
                    "a host name or IP address",
                    HOST_NAME + "|" + IPV6,
                    "Labels of letters, digits and dashes joined by dots, or a number of IPv4 or IPv6.",
                    "203.0.113.7")
            .checked(Addresses::numericComplaint);

    static final TextShape HOST_PORT = TextShape.matching(
            "a host, or a host and port",
            HOST_NAME + "(?::[0-9]{1,5})?",
            "A host name, and after `:` the port if it is not the usual one.",
            "registry.example.com:5000");

    private static final String HOP =
            "(?:[A-Za-z_][A-Za-z0-9_.-]*@)?(?:" + HOST_NAME + "|\\[" + IPV6 + "\\])(?::[0-9]{1,5})?";

    /** As in {@code ProxyJump} of ssh. */
    static final TextShape JUMP = TextShape.matching(
            "a host to jump through",
            HOP + "(?:," + HOP + "){0,7}",
            "`[USER@]HOST[:PORT]`, with commas between several.",
            "admin@bastion.example.com");

    static final TextShape SERVER_NAME = TextShape.matching(
                    "a domain name",
                    "(?:\\*\\.)?" + HOST_NAME,
                    "Labels of letters, digits and dashes, joined by dots; the first may be `*`.",
                    "www.example.com")
            .checked(Addresses::tooLong)
            .remedied(Addresses::ascii);

    static final TextShape EMAIL = TextShape.matching(
            "an e-mail address",
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@" + LABEL + "(?:\\." + LABEL + ")+",
            "The certificate authority knows the account by it.",
            "ops@example.com");

    static final TextShape CIDR = TextShape.matching(
            "a network",
            IPV4 + "/(?:3[0-2]|[12]?[0-9])|" + IPV6 + "/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])",
            "An address of IPv4 or IPv6, a slash and the length of the prefix.",
            "203.0.113.0/24");

    static final TextShape HTTP_URL = TextShape.matching(
            "a URL",
            "https?://[^\\u0000-\\u0020\\u007f\"<>\\\\^`{|}]+",
            "It starts with `https://` or `http://` and holds no spaces.",
            "https://acme.example.com/directory");

    private Addresses() {}

    /** Four numbers look like an address, and one above 255 is a slip. */
    private static @Nullable Diagnostic numericComplaint(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.".indexOf(text.charAt(i)) < 0) {
                return tooLong(text);
            }
        }
        String[] parts = text.split("\\.", -1);
        boolean fits = parts.length == 4;
        for (String part : parts) {
            fits &= !part.isEmpty() && part.length() <= 3 && Integer.parseInt(part) <= 255;
        }
        return fits
                ? null
                : Diagnostic.of(Quoted.of(text) + " is not an IP address.").why("It has four numbers from 0 to 255.");
    }

    private static @Nullable Diagnostic tooLong(String name) {
        return name.length() <= 253
                ? null
                : Diagnostic.of(Quoted.of(name) + " is too long for a domain name.")
                        .why("DNS holds at most 253 characters.");
    }

    /** A domain of another alphabet is written in punycode. */
    private static @Nullable String ascii(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return null;
        }
        try {
            return "Write it in punycode: `" + IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES) + "`.";
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
