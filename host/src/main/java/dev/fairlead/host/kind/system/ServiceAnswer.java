package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.kind.UnitFiles;
import dev.fairlead.host.kind.system.ServiceKind.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How the answer to a {@link ServiceQuestion} is read.
 *
 * @param gone units of which a file went that they may run with
 * @param units what was said of each, in the order of the question
 * @param boot when the box started, by its own clock, in seconds
 * @param changed the latest change at or below each path that is read
 */
record ServiceAnswer(
        Set<String> gone, List<Map<String, List<String>>> units, double boot, Map<String, Double> changed) {
    private static final String GONE = "gone ";

    private static final double TICKS = 100;

    /** A process's start is known to a tick, and a file's change to one of the kernel's own. */
    private static final double PRECISION = 0.02;

    static ServiceAnswer in(List<String> answer) {
        Set<String> gone = answer.stream()
                .filter(line -> line.startsWith(GONE))
                .map(line -> line.substring(GONE.length()))
                .collect(Collectors.toSet());
        List<String> lines =
                answer.stream().filter(line -> !line.startsWith(GONE)).toList();
        int clock = lines.indexOf("clock");
        var units = new ArrayList<Map<String, List<String>>>();
        Map<String, List<String>> unit = new HashMap<>();
        for (String line : lines.subList(0, clock)) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                units.add(unit);
                unit = new HashMap<>();
            } else {
                unit.computeIfAbsent(line.substring(0, equals), name -> new ArrayList<>())
                        .add(line.substring(equals + 1));
            }
        }
        units.add(unit);
        List<String> times = lines.subList(clock + 1, lines.size());
        var changed = new HashMap<String, Double>();
        for (String line : times.subList(Math.min(1, times.size()), times.size())) {
            String[] words = line.split(" ", 2);
            changed.merge(words[1], Double.valueOf(words[0]), Math::max);
        }
        return new ServiceAnswer(gone, units, times.isEmpty() ? 0 : boot(times.getFirst()), changed);
    }

    private static double boot(String clock) {
        String[] words = clock.split(" ");
        return Double.parseDouble(words[1]) - Double.parseDouble(words[0]);
    }

    Observation observation(int index, Declaration service) {
        if (index >= units.size() || word(index, "LoadState").isEmpty()) {
            return Observation.unknown("systemd says nothing about `" + service.unit() + "`.");
        }
        String load = word(index, "LoadState");
        if (load.equals("not-found") && service.isWanted()) {
            return Observation.absent();
        }
        String active = active(index);
        State files = State.EMPTY.plain(ServiceKind.UNIT, unit(index, load, service, active));
        if (!service.isWanted()) {
            return Observation.present(files);
        }
        State state = files.plain("enabled", load.equals("masked") ? "masked" : enabled(word(index, "UnitFileState")))
                .plain("active", active);
        return Observation.present(
                service.reads().isEmpty()
                        ? state
                        : state.plain(ServiceKind.CONFIGURATION, configuration(index, service, active)));
    }

    private String word(int index, String property) {
        return units.get(index).getOrDefault(property, List.of("")).getFirst();
    }

    private String active(int index) {
        String active = word(index, "ActiveState");
        return switch (active) {
            case "active", "reloading" -> "yes";
            case "inactive" -> "no";
            default -> active;
        };
    }

    /** A unit that cannot be enabled is started by others or by its generator, which is as good. */
    private static String enabled(String state) {
        return switch (state) {
            case "enabled", "static", "indirect", "generated", "alias", "transient" -> "yes";
            case "disabled" -> "no";
            default -> state;
        };
    }

    /** A unit that is not there has nothing to read its files; what is masked was meant to be left alone. */
    private String unit(int index, String load, Declaration service, String active) {
        return switch (load) {
            case "loaded" ->
                word(index, "NeedDaemonReload").equals("yes")
                                || gone.contains(service.unit())
                                || isOlderThanItsUnit(index, service, active)
                        ? ServiceKind.STALE
                        : ServiceKind.CURRENT;
            case "masked" -> word(index, "NeedDaemonReload").equals("yes") ? ServiceKind.STALE : ServiceKind.CURRENT;
            case "not-found" -> ServiceKind.CURRENT;
            default -> load;
        };
    }

    private boolean isOlderThanItsUnit(int index, Declaration service, String active) {
        return service.refresh() != ServiceKind.Refresh.NEXT_START
                && hasProcess(index, active)
                && isOlder(ticks(index, "Began"), path -> service.unit().equals(UnitFiles.unit(path)));
    }

    private boolean hasProcess(int index, String active) {
        return active.equals("yes") && !word(index, "MainPID").equals("0");
    }

    /** What does not run will read its files when it starts. */
    private String configuration(int index, Declaration service, String active) {
        if (!hasProcess(index, active)) {
            return ServiceKind.CURRENT;
        }
        List<String> ticks = ticks(index, service.refresh() == ServiceKind.Refresh.RELOAD ? "Worker" : "Began");
        if (ticks.isEmpty()) {
            return "unknown: no process of it shows when it started";
        }
        return isOlder(ticks, service.reads()::contains) ? ServiceKind.STALE : ServiceKind.CURRENT;
    }

    private List<String> ticks(int index, String label) {
        return units.get(index).getOrDefault(label, List.of());
    }

    private boolean isOlder(List<String> ticks, Predicate<String> isRead) {
        double began =
                boot + ticks.stream().mapToDouble(Double::parseDouble).min().orElse(Double.MAX_VALUE) / TICKS;
        double newest = changed.entrySet().stream()
                .filter(change -> isRead.test(change.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
        return began + PRECISION < newest;
    }
}
