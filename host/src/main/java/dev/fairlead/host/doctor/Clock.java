package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A clock that is off makes certificates and logins at a registry invalid, and the ledger a lie. */
public final class Clock implements Check {
    static final String NAME = "clock";
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);
    private static final Duration HARMFUL = Duration.ofSeconds(60);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String probe(ServerModel model) {
        return """
                date '+now %s %N'
                if timeout 5 systemd-detect-virt --container --quiet 2>/dev/null; then echo container; fi
                timeout 5 timedatectl show --property=NTP --property=NTPSynchronized 2>/dev/null | tr = ' '
                :
                """;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        String[] now = answer.value("now").split(" ", 2);
        Instant box = Instant.ofEpochSecond(Long.parseLong(now[0]), Long.parseLong(now[1]));
        Duration off = off(box, around.asked(), around.heard());
        boolean isKept = answer.value("NTPSynchronized").equals("yes")
                || answer.value("NTP").equals("yes")
                || answer.has("container");
        if (off.abs().compareTo(NOTICEABLE) > 0) {
            String sentence = "The clock of the box is " + words(off.abs()) + (off.isNegative() ? " slow." : " fast.");
            boolean isHarmful = off.abs().compareTo(HARMFUL) > 0;
            return List.of((isHarmful ? problem(sentence) : warning(sentence))
                    .why("The box says " + box.truncatedTo(ChronoUnit.SECONDS)
                            + ", this machine " + around.heard().truncatedTo(ChronoUnit.SECONDS)
                            + ". " + ntp(answer))
                    .fix(mend(answer)));
        }
        if (!isKept) {
            return List.of(warning("The clock of the box is right, and nothing keeps it so.")
                    .why(ntp(answer))
                    .fix(mend(answer)));
        }
        return List.of(ok("The clock of the box is right."));
    }

    /** Zero if the box's time lies between question and answer: nobody can tell it more closely than that. */
    static Duration off(Instant box, Instant asked, Instant heard) {
        if (box.isBefore(asked)) {
            return Duration.between(asked, box);
        }
        return box.isAfter(heard) ? Duration.between(heard, box) : Duration.ZERO;
    }

    private static String ntp(Lines answer) {
        if (answer.has("container")) {
            return "The box is a container and has the clock of its host.";
        }
        return switch (answer.value("NTP")) {
            case "yes" -> "NTP is on and not synchronized.";
            case "no" -> "NTP is off.";
            default -> "timedatectl knows of no NTP service.";
        };
    }

    private static String mend(Lines answer) {
        if (answer.has("container")) {
            return "Set the clock of the host.";
        }
        return switch (answer.value("NTP")) {
            case "yes" -> "systemctl restart systemd-timesyncd; timedatectl timesync-status";
            case "no" -> "timedatectl set-ntp true, with `systemd-timesyncd` in `system.packages`";
            default -> "Add `systemd-timesyncd` to `system.packages`, and `fairlead apply`.";
        };
    }

    private static String words(Duration off) {
        if (rounded(off, ChronoUnit.HOURS) >= 48) {
            return rounded(off, ChronoUnit.DAYS) + " days";
        }
        if (rounded(off, ChronoUnit.MINUTES) >= 120) {
            return rounded(off, ChronoUnit.HOURS) + " hours";
        }
        return off.toSeconds() >= 120 ? rounded(off, ChronoUnit.MINUTES) + " minutes" : off.toSeconds() + " s";
    }

    private static long rounded(Duration off, ChronoUnit unit) {
        return off.plus(unit.getDuration().dividedBy(2)).dividedBy(unit.getDuration());
    }
}
