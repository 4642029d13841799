package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The box's timezone: the link {@code /etc/localtime} and, for Debian's own tools, {@code /etc/timezone}. Set without
 * {@code timedatectl}, which needs a bus that a small or contained box may lack.
 */
public final class TimezoneKind implements HostKind<TimezoneKind.Declaration> {
    public static final TimezoneKind TIMEZONE = new TimezoneKind();

    /** The name says which file changes, so that a service can watch it. */
    private static final String LINK = "/etc/localtime";

    public static final String FILE = "/etc/timezone";

    private static final String ZONES = "/usr/share/zoneinfo/";

    private TimezoneKind() {}

    /** @param zone such as {@code Europe/Berlin} */
    public record Declaration(String zone) {}

    public static Resource<Declaration> of(String zone, String source) {
        return Resource.of(TIMEZONE, LINK, new Declaration(zone), source);
    }

    public static Address address() {
        return Address.host("timezone", LINK);
    }

    @Override
    public String name() {
        return "timezone";
    }

    @Override
    public List<String> paths(Declaration timezone) {
        return List.of(LINK, FILE);
    }

    @Override
    public State desired(Declaration timezone) {
        return state(timezone.zone(), timezone.zone());
    }

    private static State state(String link, String file) {
        return State.EMPTY.plain("localtime", link).plain("timezone", file);
    }

    /** There is always some timezone. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public String probe(List<Resource<Declaration>> timezones) {
        return """
                fl_zone=
                [ ! -r FILE ] || read -r fl_zone < FILE
                echo "file $fl_zone"
                echo "link $(readlink LINK)"
                """.replace("FILE", FILE).replace("LINK", LINK) + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> timezones) {
        return Reading.of(answer, timezones, lines -> timezone -> {
            String link = lines.get(1).substring("link ".length());
            int zone = link.indexOf("zoneinfo/");
            return Observation.present(state(
                    zone < 0 ? link : link.substring(zone + "zoneinfo/".length()),
                    lines.get(0).substring("file ".length())));
        });
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change -> Step.quick(
                        "set the timezone to " + change.declared().zone(),
                        change.address(),
                        script(change.declared().zone())))
                .toList();
    }

    private static String script(String zone) {
        String file = Shell.quote(ZONES + zone);
        return "[ -f " + file + " ] || fl_fail "
                + Shell.quote("This box knows no timezone `" + zone + "` (old names are in the package tzdata-legacy).")
                + "\nfl_link_to " + file + " " + LINK + " && printf '%s\\n' " + Shell.quote(zone)
                + " | fl_put " + FILE + " root root 0644";
    }
}
