package dev.fairlead.host.look;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All questions about a list of things, one section of a script for each kind. */
public final class HostQuestion {
    private final Map<HostKind<?>, List<Resource<?>>> byKind = new LinkedHashMap<>();

    public HostQuestion(List<Resource<?>> resources) {
        for (Resource<?> resource : resources) {
            if (resource.kind() instanceof HostKind<?> kind) {
                byKind.computeIfAbsent(kind, first -> new ArrayList<>()).add(resource);
            }
        }
    }

    public List<Section> sections() {
        var sections = new ArrayList<Section>();
        byKind.forEach((kind, resources) -> sections.add(Section.asking(kind.name(), probe(kind, resources))));
        return sections;
    }

    public Map<Address, Observation> read(Answers answers) {
        var observations = new LinkedHashMap<Address, Observation>();
        byKind.forEach((kind, resources) -> {
            switch (answers.of(kind.name())) {
                case Answer.Finished finished -> observations.putAll(read(kind, finished, resources));
                case Answer.Unfinished _, Answer.NotStarted _ -> {
                    var unknown = Observation.unknown("The connection was lost before the box had answered.");
                    resources.forEach(resource -> observations.put(resource.address(), unknown));
                }
            }
        });
        return observations;
    }

    /** Safe, as the resources were grouped by this kind. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static String probe(HostKind kind, List<Resource<?>> resources) {
        return kind.probe((List) resources);
    }

    /** Safe, as the resources were grouped by this kind. A kind that cannot read its answer knows nothing. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<Address, Observation> read(HostKind kind, Answer.Finished answer, List<Resource<?>> resources) {
        try {
            return kind.read(answer, (List) resources);
        } catch (RuntimeException e) {
            var unknown = Observation.unknown("The box's answer could not be read: " + e.getMessage()
                    + (answer.stderr().isBlank() ? "" : ": " + answer.stderr()));
            var observations = new LinkedHashMap<Address, Observation>();
            resources.forEach(resource -> observations.put(resource.address(), unknown));
            return observations;
        }
    }
}
