package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import java.util.List;
import java.util.stream.Collectors;

/** Units of systemd that failed: nothing of the model need depend on them. */
public final class FailedUnits implements Check {
    @Override
    public String name() {
        return "units";
    }

    @Override
    public String probe(ServerModel model) {
        return """
                fl_units=$(timeout 10 systemctl --no-pager list-units --failed --plain --no-legend --full) || exit
                printf 'systemd\\n'
                printf '%s\\n' "$fl_units" | while read -r fl_unit fl_rest; do
                    [ -z "$fl_unit" ] || printf 'failed %s\\n' "$fl_unit"
                done
                """;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        if (!answer.has("systemd")) {
            return List.of(unknown("systemd does not tell which units failed."));
        }
        List<String> failed = answer.all("failed");
        if (failed.isEmpty()) {
            return List.of(ok("No unit of systemd has failed."));
        }
        String units = failed.stream().map(unit -> "`" + unit + "`").collect(Collectors.joining(", "));
        return List.of(warning(failed.size() == 1 ? units + " has failed." : units + " have failed.")
                .fix("systemctl status " + String.join(" ", failed)));
    }
}
