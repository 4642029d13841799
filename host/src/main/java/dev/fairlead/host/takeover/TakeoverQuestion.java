package dev.fairlead.host.takeover;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.kind.Bytes;
import dev.fairlead.host.memory.Belonging;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a box what is on it. Each line of the answer is a word and its value. */
public final class TakeoverQuestion {
    /** Changes nothing, and takes what cannot be read for what is not there. */
    static final String SCRIPT = """
            printf 'host %s\\n' "$(uname -n)"
            fl_zone=
            [ ! -r /etc/timezone ] || read -r fl_zone < /etc/timezone
            fl_link=$(readlink /etc/localtime)
            printf 'file %s\\nlink %s\\n' "$fl_zone" "${fl_link##*zoneinfo/}"
            [ ! -f /swapfile ] || stat -c 'swapfile %s %a' /swapfile
            while read -r fl_what fl_on fl_type fl_rest; do
                [ "$fl_type" != swap ] || printf 'fstab %s\\n' "$fl_what"
            done 2>/dev/null < /etc/fstab
            for f in /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys; do
                [ ! -r "$f" ] || awk '{ for (i = 1; i < NF; i++) if ($i ~ /^(ssh|ecdsa|sk)-/) { print "key " $(i + 1); break } }' "$f"
            done
            docker ps --format 'container {{.Names}} ({{.Image}})' 2>/dev/null
            for f in /etc/nginx/sites-enabled/*; do [ ! -e "$f" ] || printf 'site %s\\n' "${f##*/}"; done
            for f in /etc/systemd/system/*.service; do
                [ ! -f "$f" ] || [ -L "$f" ] || printf 'unit %s\\n' "${f##*/}"
            done
            for f in /var/spool/cron/crontabs/*; do [ ! -f "$f" ] || printf 'crontab %s\\n' "${f##*/}"; done
            getent passwd | awk -F: '$3 >= 1000 && $3 < 60000 { print "user " $1 }'
            :
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SWAP_FILE = "/swapfile";
    private static final long MEBIBYTE = 1024 * 1024;

    private final List<String> lines;

    private TakeoverQuestion(List<String> lines) {
        this.lines = lines;
    }

    /** Asks, and changes nothing. */
    public static Found asked(ScriptRunner box, String server) {
        var sections = List.of(
                Section.asking("memory", BoxMemory.PROBE),
                Section.asking("found", SCRIPT),
                Section.asking("model", "cat \"$FAIRLEAD/model.yaml\""));
        Answers answers = box.run("", sections, FrameListener.NONE, PATIENCE);
        Answer.Finished kept = answers.finished("model");
        return read(
                answers.finished("found").stdout().lines(),
                BoxMemory.read(answers.finished("memory").stdout()),
                kept.succeeded() ? Bytes.text(kept.stdout().bytes()) : null,
                server);
    }

    /** @param model what the box keeps of the model; null for none */
    static Found read(List<String> lines, BoxMemory memory, @Nullable String model, String server) {
        return new TakeoverQuestion(lines).found(memory, model, server);
    }

    private Found found(BoxMemory memory, @Nullable String model, String server) {
        var left = new ArrayList<String>();
        long owned = memory.manifest().entries().values().stream()
                .filter(entry -> entry.origin() == Manifest.Origin.MADE)
                .count();
        if (memory.isOfAnother(server)) {
            left.add("The box belongs to the server `" + memory.server()
                    + "`, of which it may be a copy, and takes no other model until it is told: "
                    + Belonging.telling(server));
        }
        if (model == null && owned > 0) {
            left.add("Fairlead made " + (owned == 1 ? "one thing" : owned + " things")
                    + " on this box for a model that the box does not have any more. An"
                    + " apply of this one would take them away: look at the plan first.");
        }
        String host = one("host");
        if (host != null && !host.equals(server)) {
            left.add("The box calls itself `" + host + "`; Fairlead leaves the host name as it is.");
        }
        String zone = one("file");
        boolean agree = zone != null && !zone.isEmpty() && zone.equals(one("link"));
        if (!agree) {
            left.add("The time zone is `" + one("link") + "` by /etc/localtime and `" + zone + "` by /etc/timezone.");
        }
        Long swap = swap(left);
        tell(left, "container", "These containers run, and no section `app` says so: ");
        tell(left, "site", "nginx serves these sites, and no section `nginx` says so: ");
        tell(left, "unit", "These units of systemd were made by hand: ");
        tell(left, "crontab", "These users have a crontab: ");
        tell(left, "user", "These people have an account; `system.users` could keep them: ");
        return new Found(model, agree ? zone : null, swap, all("key").toList(), left);
    }

    private @Nullable Long swap(List<String> left) {
        List<String> others =
                all("fstab").filter(place -> !place.equals(SWAP_FILE)).toList();
        if (!others.isEmpty()) {
            left.add("It swaps to " + String.join(", ", others) + ", which Fairlead leaves alone.");
        }
        String file = one("swapfile");
        if (file == null || all("fstab").noneMatch(SWAP_FILE::equals)) {
            return null;
        }
        long bytes = Long.parseLong(file.split(" ", 2)[0]);
        if (bytes % MEBIBYTE != 0 || bytes == 0) {
            left.add("The swap file " + SWAP_FILE + " has a size that a model cannot say: " + bytes + " bytes.");
            return null;
        }
        return bytes;
    }

    private void tell(List<String> left, String word, String sentence) {
        String names = all(word).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            left.add(sentence + names + ".");
        }
    }

    private @Nullable String one(String word) {
        return all(word).findFirst().orElse(null);
    }

    private Stream<String> all(String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1));
    }
}
