package dev.fairlead.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something a person does to a box behind Fairlead's back.
 *
 * @param title what is done
 * @param script how, as root on the box
 * @param addresses beginnings of the names of all things that must be seen to differ, and no others may; none if this is
 *     nobody's business
 * @param titles how many edits these are
 */
record HandEdit(String title, String script, List<String> addresses, int titles) {
    private static final int MOST_TOGETHER = 4;

    /** What restarts with it would hide whose doing a difference is. */
    private static final String FAR_REACHING = "host/service:docker.service";

    /** What a careful person would want to hear of. */
    static List<HandEdit> catalogue() {
        return Stream.of(
                        together(
                                Stream.of(FileEdits.files(), FileEdits.secrets(), FileEdits.cron(), NginxEdits.site())),
                        FileEdits.directories(),
                        NginxEdits.nginx(),
                        SystemEdits.kernel(),
                        ServiceEdits.services(),
                        ServiceEdits.packages(),
                        SystemEdits.accounts(),
                        AppEdits.container(),
                        AppEdits.surroundings())
                .flatMap(List::stream)
                .toList();
    }

    /** Edits of files that have nothing to do with each other are made in one go, which takes a fraction of the time. */
    private static List<HandEdit> together(Stream<List<HandEdit>> lists) {
        var batches = new ArrayList<HandEdit>();
        lists.flatMap(List::stream).forEach(edit -> {
            for (int i = 0; i < batches.size(); i++) {
                if (batches.get(i).goesWith(edit)) {
                    batches.set(i, batches.get(i).and(edit));
                    return;
                }
            }
            batches.add(edit);
        });
        return batches;
    }

    private boolean goesWith(HandEdit other) {
        return titles < MOST_TOGETHER
                && Stream.concat(addresses.stream(), other.addresses.stream()).noneMatch(FAR_REACHING::equals)
                && other.addresses.stream().noneMatch(addresses::contains);
    }

    private HandEdit and(HandEdit other) {
        return new HandEdit(
                title + "; " + other.title,
                "(" + script + "\n)\n(" + other.script + "\n)",
                Stream.concat(addresses.stream(), other.addresses.stream())
                        .distinct()
                        .toList(),
                titles + 1);
    }

    static HandEdit edit(String title, String script, String... addresses) {
        return new HandEdit(
                title,
                script,
                Arrays.stream(addresses).map(address -> "host/" + address).toList(),
                1);
    }
}
