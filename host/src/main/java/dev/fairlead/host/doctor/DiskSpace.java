package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A release needs room for one image more. */
public final class DiskSpace implements Check {
    private static final int MOST = 85;
    private static final String DOCKER = "/var/lib/docker";

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String probe(ServerModel model) {
        var paths = new ArrayList<>(List.of("/", DOCKER, Prelude.MEMORY));
        model.apps().values().stream().map(AppModel::app).forEach(app -> paths.add(app.directory()));
        return """
                for fl_path in PATHS; do
                    [ -e "$fl_path" ] || continue
                    df -B1 --output=used,avail,iused,iavail,target -- "$fl_path" 2>/dev/null |
                        { read -r fl_head; read -r fl_line && printf 'disk %s\\n' "$fl_line"; }
                done
                :
                """.replace("PATHS", Shell.words(paths));
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        var findings = new ArrayList<Finding>();
        var well = new ArrayList<String>();
        for (String line : new LinkedHashSet<>(answer.all("disk"))) {
            String[] words = line.split(" +", 5);
            String at = words[4];
            long percent = percent(words[0], words[1]);
            long inodes = percent(words[2], words[3]);
            if (percent > MOST) {
                findings.add(problem("The disk at " + at + " is " + percent + " % full.")
                        .why(size(Long.parseLong(words[1])) + " are left; above " + MOST
                                + " % a release may find no room for its image.")
                        .fix(
                                at.equals(DOCKER)
                                        ? "docker image prune"
                                        : "du -xh -d 3 " + Shell.quote(at)
                                                + " | sort -h | tail shows what takes it; docker image prune, apt-get clean and"
                                                + " journalctl --vacuum-size=100M give some back"));
            }
            if (inodes > MOST) {
                findings.add(problem("The disk at " + at + " has " + inodes + " % of its inodes taken.")
                        .why("When none is left no file can be made, whatever room there is.")
                        .fix("du -x --inodes -d 3 " + Shell.quote(at) + " | sort -n | tail"));
            }
            if (percent <= MOST && inodes <= MOST) {
                well.add(at + " is " + percent + " % full");
            }
        }
        if (!well.isEmpty()) {
            findings.addFirst(ok("The disk at " + String.join(", at ", well) + "."));
        }
        return findings.isEmpty() ? List.of(unknown("df tells nothing of the disk.")) : findings;
    }

    /** As df counts: what root keeps for itself is not there. A file system without inodes of its own has a dash. */
    private static long percent(String used, String free) {
        if (used.equals("-") || free.equals("-")) {
            return 0;
        }
        long taken = Long.parseLong(used);
        long all = taken + Long.parseLong(free);
        return all == 0 ? 0 : (taken * 100 + all - 1) / all;
    }

    private static String size(long bytes) {
        long mebibytes = bytes >> 20;
        return mebibytes < 10_240 ? mebibytes + " MiB" : (mebibytes >> 10) + " GiB";
    }
}
