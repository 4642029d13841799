package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One thing over time: what it was, is, and is going to be by what was already asked for. A list that lags asks for a
 * little earlier; an operation under way is an edit that lies ahead.
 */
final class Timeline {
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(Instant at, UnaryOperator<@Nullable Tree> change) {}

    /** Appears, whatever was there before. */
    void appear(Instant at, Tree tree) {
        add(new Edit(at, before -> tree));
    }

    /** Changes, if it is there then. */
    void change(Instant at, UnaryOperator<Tree> change) {
        add(new Edit(at, before -> before == null ? null : change.apply(before)));
    }

    /** Is gone from then on. */
    void vanish(Instant at) {
        add(new Edit(at, before -> null));
    }

    /** As it was at that moment, or null if it was not there. */
    @Nullable
    Tree at(Instant moment) {
        Tree tree = null;
        for (Edit edit : edits) {
            if (!edit.at().isAfter(moment)) {
                tree = edit.change().apply(tree);
            }
        }
        return tree;
    }

    /** Stable, so that of two edits at one moment the later made comes later. */
    private void add(Edit edit) {
        edits.add(edit);
        edits.sort(Comparator.comparing(Edit::at));
    }
}
