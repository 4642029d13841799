package dev.fairlead.core.model.yaml;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Puts the tree together from the parser's events. Depth and the size of what aliases repeat are bounded, so no file
 * takes more than its own size in memory.
 */
public final class YamlReader {
    private static final int DEEPEST = 32;
    private static final List<String> TAGS =
            List.of("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map");
    private static final int MOST_NODES = 100_000;

    private final SourceText source;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int nodes;

    /** @param size how many nodes it stands for with its own aliases counted out */
    private record Anchored(Yaml node, int size) {}

    private YamlReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        // In one buffer: the parser fails on a character of two units that falls on the end of one.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.file())
                .setBufferSize(source.text().length() + 2)
                .build();
        this.events = new Parse(settings).parseString(source.text()).iterator();
    }

    /**
     * The one document of the source. Duplicate keys go to the problems and the first one counts.
     *
     * @throws InvalidModelException when it is not YAML that can be read on
     */
    public static Yaml read(SourceText source, Problems problems) {
        try {
            return new YamlReader(source, problems).document();
        } catch (YamlEngineException e) {
            throw new InvalidModelException(List.of(YamlSyntax.diagnostic(e, source)), source);
        }
    }

    private Yaml document() {
        events.next();
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            throw stop(Diagnostic.of("The model is empty.")
                    .at(new Location(source.file(), 1, 1, 1, ""))
                    .fix("Write at least a `name` and how to reach the box; the README has the smallest model."));
        }
        Yaml root = node(events.next(), 0);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw stop(Diagnostic.of("The file holds more than one YAML document.")
                    .at(place(after))
                    .why("One file describes one server.")
                    .fix("Take out the `---` and what follows, or move it to a file of its own."));
        }
        return root;
    }

    private Yaml node(Event event, int depth) {
        if (++nodes > MOST_NODES) {
            throw tooMany(event);
        }
        if (depth > DEEPEST) {
            throw stop(Diagnostic.of("The YAML is nested more than " + DEEPEST + " levels deep.")
                    .at(place(event)));
        }
        int before = nodes;
        Yaml node = switch (event) {
            case AliasEvent alias -> aliased(alias);
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start, depth);
            case MappingStartEvent start -> mapping(start, depth);
            default -> throw new IllegalStateException("A YAML node cannot start with " + event + ".");
        };
        if (!(event instanceof AliasEvent)) {
            Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
            anchor.ifPresent(name -> anchors.put(name, new Anchored(node, nodes - before + 1)));
        }
        return node;
    }

    private Yaml aliased(AliasEvent alias) {
        Anchored target = anchors.get(alias.getAlias());
        if (target == null) {
            throw stop(
                    Diagnostic.of("The alias " + Quoted.of("*" + alias.getAlias()) + " stands for nothing yet.")
                            .at(place(alias))
                            .why(
                                    "An alias repeats what an anchor of the same name, complete and further up, marked with `&`."));
        }
        if (target.size() > MOST_NODES - nodes) {
            throw tooMany(alias);
        }
        nodes += target.size();
        return target.node();
    }

    private Yaml scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        Yaml.Type type =
                event.isPlain() && event.getTag().isEmpty() ? PlainScalar.type(event.getValue()) : Yaml.Type.TEXT;
        int line = event.getEndMark().orElseThrow().getLine() + 1;
        int column = event.getEndMark().orElseThrow().getColumn() + 1;
        return new Yaml.Scalar(event.getValue(), type, place(event), new Yaml.End(line, column));
    }

    private Yaml sequence(SequenceStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        List<Yaml> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, depth + 1));
            event = events.next();
        }
        return new Yaml.Sequence(items, span(start, event));
    }

    private Yaml mapping(MappingStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Yaml key = node(event, depth + 1);
            Location place = place(event);
            Yaml value = node(events.next(), depth + 1);
            if (key instanceof Yaml.Scalar scalar) {
                put(entries, scalar.text(), new Yaml.Entry(place, value));
            } else {
                problems.add(Diagnostic.of("A key must be text, not " + key.noun() + ".")
                        .at(place));
            }
            event = events.next();
        }
        return new Yaml.Mapping(entries, span(start, event));
    }

    private void put(Map<String, Yaml.Entry> entries, String key, Yaml.Entry entry) {
        Yaml.Entry first = entries.putIfAbsent(key, entry);
        if (first != null) {
            problems.add(Diagnostic.of("The key " + Quoted.of(key) + " stands here a second time.")
                    .at(entry.key())
                    .why("The first one is in line " + first.key().line() + ".")
                    .fix("Keep one of the two."));
        }
    }

    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent() && !TAGS.contains(tag.get())) {
            problems.add(Diagnostic.of("The YAML tag " + Quoted.of(tag.get()) + " means nothing here.")
                    .at(place(event))
                    .fix("Leave the tag out."));
        }
    }

    private Location place(Event event) {
        return span(event, event);
    }

    /** From the start of the first to the end of the last; a span over several lines is marked at its first character. */
    private Location span(Event first, Event last) {
        var start = first.getStartMark().orElseThrow();
        var end = last.getEndMark().orElseThrow();
        int length = end.getLine() == start.getLine() ? Math.max(1, end.getColumn() - start.getColumn()) : 1;
        return new Location(source.file(), start.getLine() + 1, start.getColumn() + 1, length, "");
    }

    private InvalidModelException tooMany(Event event) {
        return stop(Diagnostic.of("The model holds more than " + MOST_NODES + " values.")
                .at(place(event))
                .why("Each alias counts as often as it repeats its anchor."));
    }

    private InvalidModelException stop(Diagnostic diagnostic) {
        problems.add(diagnostic);
        return new InvalidModelException(problems.sorted(), source);
    }
}
