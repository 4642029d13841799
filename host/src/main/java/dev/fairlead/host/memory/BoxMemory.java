package dev.fairlead.host.memory;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.resource.Address;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.Bytes;
import dev.fairlead.host.kind.app.ReleaseLedger;
import dev.fairlead.host.shell.Output;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a box remembers of Fairlead, under {@code /var/lib/fairlead}.
 *
 * @param key what its secrets are hashed under; a new one for a box that has none yet
 * @param manifest what Fairlead owns there
 * @param releases of all apps, oldest first; the last one of an app is the one that serves
 * @param unfinished releases that began, and of whose end nothing is known
 * @param green the apps whose green colour serves
 * @param model the digest of the model that it was last brought in line with; null where it keeps none
 * @param server the name of the one that it belongs to; null where it does not say
 * @param unreadable lines of the manifest nobody could make sense of, such as a power cut leaves; a torn line of the
 *     ledger is passed over, since the ledger is only ever appended to
 */
public record BoxMemory(
        BoxKey key,
        Manifest manifest,
        List<Release> releases,
        List<Release> unfinished,
        Set<String> green,
        @Nullable String model,
        @Nullable String server,
        int unreadable) {
    private static final String KEPT = "model ";
    private static final String SERVER = "server ";

    public BoxMemory {
        releases = List.copyOf(releases);
        unfinished = List.copyOf(unfinished);
        green = Set.copyOf(green);
    }

    /**
     * Prints the key, the colours and the memory's files. The manifest is a journal, one line a thing written:
     * {@code FINGERPRINT ORIGIN ADDRESS}; a later line counts before an earlier one, and {@code - - ADDRESS} strikes out.
     */
    public static final String PROBE = """
            printf '%s\\n' "$FAIRLEAD_KEY"
            for f in "$FAIRLEAD"/live/*.green; do [ ! -e "$f" ] || printf 'green %s\\n' "${f##*/}"; done
            [ ! -r "$FAIRLEAD/model.yaml" ] || sha256sum < "$FAIRLEAD/model.yaml" | sed 's/^/model /; s/ *-$//'
            """ + Belonging.NAME + """
            [ -z "$fl_name" ] || printf 'server %s\\n' "$fl_name"
            echo manifest
            cat "$FAIRLEAD/manifest" 2>/dev/null
            printf '\\nledger\\n'
            """ + ReleaseLedger.FUNCTIONS + "fl_standing\n:\n";

    public static BoxMemory blank(BoxKey key) {
        return new BoxMemory(key, Manifest.EMPTY, List.of(), List.of(), Set.of(), null, null, 0);
    }

    public BoxMemory with(List<Release> otherReleases, Set<String> otherGreen) {
        return new BoxMemory(key, manifest, otherReleases, unfinished, otherGreen, model, server, unreadable);
    }

    public static BoxMemory read(Output answer) {
        var lines = new Bytes(answer.bytes());
        String key = lines.line();
        var green = new HashSet<String>();
        var entries = new LinkedHashMap<Address, Manifest.Entry>();
        var past = new ReleaseHistory();
        @Nullable String model = null;
        @Nullable String server = null;
        int unreadable = 0;
        String line = lines.line();
        for (; line != null && !line.equals("manifest"); line = lines.line()) {
            if (line.startsWith(KEPT)) {
                model = line.substring(KEPT.length());
            } else if (line.startsWith(SERVER)) {
                server = line.substring(SERVER.length());
            } else {
                green.add(line.substring("green ".length(), line.length() - ".green".length()));
            }
        }
        for (line = lines.line(); line != null && !line.equals("ledger"); line = lines.line()) {
            unreadable += remember(line, entries) ? 0 : 1;
        }
        for (line = lines.line(); line != null; line = lines.line()) {
            past.add(line);
        }
        return new BoxMemory(
                new BoxKey(key == null ? "" : key),
                new Manifest(entries),
                past.releases(),
                past.unfinished(),
                green,
                model,
                server,
                unreadable);
    }

    private static boolean remember(String line, Map<Address, Manifest.Entry> entries) {
        String[] fields = line.split(" ", 3);
        if (fields.length < 3) {
            return line.isBlank();
        }
        try {
            Address address = Address.parse(fields[2]);
            entries.remove(address);
            if (!fields[0].equals("-")) {
                entries.put(address, new Manifest.Entry(fields[0], Manifest.Origin.valueOf(fields[1])));
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The line that makes the manifest remember the thing. */
    public static String line(Address address, Manifest.@Nullable Entry entry) {
        return entry == null ? "- - " + address : entry.fingerprint() + " " + entry.origin() + " " + address;
    }

    /** The digest that the ledger has for the image and tag of the model, or null. */
    @Nullable
    public String digest(AppModel app) {
        return releases.reversed().stream()
                .filter(release -> release.isOf(app))
                .map(Release::digest)
                .findFirst()
                .orElse(null);
    }

    /** The release of the app that serves, or null before the first. */
    public @Nullable Release last(String app) {
        return releases.reversed().stream()
                .filter(release -> release.app().equals(app))
                .findFirst()
                .orElse(null);
    }

    /** The release of the app that began, and of whose end nothing is known; null for none. */
    public @Nullable Release unfinished(String app) {
        return unfinished.stream()
                .filter(release -> release.app().equals(app))
                .findFirst()
                .orElse(null);
    }

    /** Whether it belongs to a server of another name. */
    public boolean isOfAnother(String name) {
        return server != null && !server.equals(name);
    }

    public Colour live(AppModel app) {
        return green.contains(app.name()) ? Colour.GREEN : Colour.BLUE;
    }
}
