package dev.fairlead.host.release;

import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Asks which releases a box keeps, and which images it holds. */
public final class ReleaseQuestion {
    private ReleaseQuestion() {}

    public static String script(Collection<String> apps) {
        var script = new StringBuilder();
        for (String app : apps) {
            script.append("for fl_each in \"$FAIRLEAD/releases\"/")
                    .append(Shell.quote(app))
                    .append("/[0-9]*; do [ ! -d \"$fl_each\" ] || printf 'kept %s %s\\n' ")
                    .append(Shell.quote(app))
                    .append(" \"${fl_each##*/}\"\n")
                    .append("    for fl_one in \"$fl_each\"/services/*; do")
                    .append(" [ ! -f \"$fl_one/compose.yaml\" ] || printf 'with %s %s %s\\n' ")
                    .append(Shell.quote(app))
                    .append(" \"${fl_each##*/}\" \"${fl_one##*/}\"; done\ndone\n");
        }
        return script.append("docker images --digests --no-trunc --format 'image {{.Digest}}' 2>/dev/null\n:\n")
                .toString();
    }

    /** Each release once, the newest last; one that was gone back to stands where it was last released. */
    public static Releases read(List<String> lines, BoxMemory memory) {
        var said = new HashSet<>(lines);
        var byNumber = new LinkedHashMap<String, Release>();
        for (Release release : memory.releases()) {
            String key = release.app() + " " + (release.number() == 0 ? release.digest() : release.number());
            byNumber.remove(key);
            byNumber.put(key, release);
        }
        var known = new ArrayList<KnownRelease>();
        for (Release release : byNumber.values()) {
            known.add(new KnownRelease(
                    release,
                    release.equals(memory.last(release.app())),
                    said.contains("kept " + release.app() + " " + release.number()),
                    said.contains("image " + release.digest()),
                    services(lines, release)));
        }
        return new Releases(known, memory.unfinished());
    }

    private static List<String> services(List<String> lines, Release release) {
        String with = "with " + release.app() + " " + release.number() + " ";
        return lines.stream()
                .filter(line -> line.startsWith(with))
                .map(line -> line.substring(with.length()))
                .toList();
    }
}
