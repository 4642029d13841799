package dev.fairlead.host.release;

import dev.fairlead.host.kind.app.ReleaseRecords;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks which releases a box keeps, which of them serves, and which images it holds. */
public final class ReleaseQuestion {
    /**
     * {@code serving APP} where it can be told what runs in the colour that the flag names, and then {@code serves APP
     * NUMBER} for each release that it may be: none where a run was killed before what it switched to had a number.
     */
    private static final String SERVING = """
            fl_serving() {
                fl_app=$1 fl_colour=blue
                [ ! -e "$FAIRLEAD/live/$1.green" ] || fl_colour=green
                [ -f "$FAIRLEAD/good/$1-$fl_colour/compose.yaml" ] &&
                    docker container inspect --format . "$1-$fl_colour" >/dev/null 2>&1 || return 0
                echo "serving $1"
                for fl_each in "$FAIRLEAD/releases/$1"/[0-9]*; do
                    ! fl_is_of "$fl_colour" "$fl_each" || echo "serves $1 ${fl_each##*/}"
                done
            }
            """;

    private ReleaseQuestion() {}

    public static String script(Collection<String> apps) {
        var script = new StringBuilder(ReleaseRecords.IS_OF).append(SERVING);
        for (String app : apps) {
            script.append("fl_serving ").append(Shell.quote(app)).append('\n');
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
        return script.append("docker ps -a --format 'container {{.Names}}' 2>/dev/null\n")
                .append("docker images --digests --no-trunc --format 'image {{.Digest}}' 2>/dev/null\n:\n")
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
                    isLive(release, memory.last(release.app()), byNumber.values(), said),
                    said.contains("kept " + release.app() + " " + release.number()),
                    said.contains("image " + release.digest()),
                    services(lines, release)));
        }
        return new Releases(known, memory.unfinished());
    }

    /** What the flag names counts before what the ledger has last: a run may have been killed between the two. */
    private static boolean isLive(Release release, @Nullable Release last, Collection<Release> all, Set<String> said) {
        boolean canBeTold = last != null && last.number() != 0 && said.contains("serving " + release.app());
        if (last == null || !canBeTold || serves(last, said)) {
            return release.equals(last);
        }
        Release live = null;
        for (Release each : all) {
            live = each.app().equals(release.app()) && serves(each, said) ? each : live;
        }
        return release.equals(live);
    }

    private static boolean serves(Release release, Set<String> said) {
        return said.contains("serves " + release.app() + " " + release.number());
    }

    /** Whether the answer tells of a container of that name. */
    public static boolean hasContainer(List<String> lines, String name) {
        return lines.contains("container " + name);
    }

    private static List<String> services(List<String> lines, Release release) {
        String with = "with " + release.app() + " " + release.number() + " ";
        return lines.stream()
                .filter(line -> line.startsWith(with))
                .map(line -> line.substring(with.length()))
                .toList();
    }
}
