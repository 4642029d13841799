package dev.fairlead.cli.compose;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of a compose file that have a syntax of their own. */
final class Words {
    private static final Pattern SPAN =
            Pattern.compile("(?:([0-9]+)h)?(?:([0-9]+)m(?!s))?(?:([0-9]+)(?:\\.[0-9]+)?s)?(?:([0-9]+)[mu]s)?");
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)([bkmg]?)b?");

    private static final String UNITS = "bkmg";

    private Words() {}

    /** A command line taken apart as a POSIX shell does it, without anything that a shell would expand. */
    static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean isInWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isEscape = c == '\\' && quote != '\'' && i + 1 < line.length();
            if (isEscape) {
                char next = line.charAt(++i);
                word.append(quote == '"' && "\\\"$`".indexOf(next) < 0 ? "\\" + next : "" + next);
                isInWord = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                isInWord = true;
            } else if (Character.isWhitespace(c)) {
                if (isInWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    isInWord = false;
                }
            } else {
                word.append(c);
                isInWord = true;
            }
        }
        if (isInWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** {@code 1m30s} in seconds, rounded down; null for anything else. */
    static @Nullable Long seconds(@Nullable String span) {
        Matcher matcher = SPAN.matcher(span == null ? "" : span);
        if (span == null || span.isEmpty() || !matcher.matches()) {
            return null;
        }
        return number(matcher.group(1)) * 3600 + number(matcher.group(2)) * 60 + number(matcher.group(3));
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.length() > 9 ? 0 : Long.parseLong(digits);
    }

    /** {@code 512M}, {@code 1gb} or a count of bytes as {@code 512m}, {@code 1.5g} as {@code 1536m}; null for anything else. */
    static @Nullable String memory(@Nullable String size) {
        Matcher matcher = BYTES.matcher(size == null ? "" : size.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        int unit = UNITS.indexOf(matcher.group(2).isEmpty() ? "b" : matcher.group(2));
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << (10 * unit)));
        BigInteger kilobytes = bytes.toBigInteger().shiftRight(10);
        if (kilobytes.signum() == 0 || kilobytes.bitLength() > 40) {
            return null;
        }
        // In the largest unit that holds it whole, but in none larger than it was written in.
        int largest = unit == 0 ? UNITS.indexOf('m') : unit;
        int shift = Math.min(kilobytes.getLowestSetBit() / 10, Math.max(0, largest - 1));
        return kilobytes.shiftRight(10 * shift) + UNITS.substring(shift + 1, shift + 2);
    }
}
