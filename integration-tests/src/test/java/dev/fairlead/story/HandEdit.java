package dev.fairlead.story;

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
 */
record HandEdit(String title, String script, List<String> addresses) {

    /** What a careful person would want to hear of. */
    static List<HandEdit> catalogue() {
        return Stream.of(
                        FileEdits.files(),
                        FileEdits.secrets(),
                        FileEdits.cron(),
                        FileEdits.directories(),
                        NginxEdits.site(),
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

    static HandEdit edit(String title, String script, String... addresses) {
        return new HandEdit(
                title,
                script,
                Arrays.stream(addresses).map(address -> "host/" + address).toList());
    }
}
