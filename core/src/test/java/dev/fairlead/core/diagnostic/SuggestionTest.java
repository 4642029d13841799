package dev.fairlead.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("tag", "image", "containerPort", "ports", "keepReleases");

    @ParameterizedTest
    @CsvSource({
        "tga, tag",
        "imag, image",
        "container_port, containerPort",
        "Container-Port, containerPort",
        "port, ports",
        "keepRelases, keepReleases"
    })
    void a_slip_is_recognised(String word, String meant) {
        assertThat(Suggestion.nearest(word, KNOWN)).isEqualTo(meant);
    }

    @Test
    void a_word_far_from_all_is_left_alone() {
        assertThat(Suggestion.nearest("zebra", KNOWN)).isNull();
        assertThat(Suggestion.nearest("x".repeat(100_000), KNOWN)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ab, ba, 1", "abc, abc, 0", "kitten, sitting, 3", "'', abc, 3", "ca, abc, 3"})
    void distances_count_swaps_as_one(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abx, true",
        "abc, axx, false",
        "abcd, abxx, true",
        "abcdefg, abcdexx, true",
        "abcdefg, abcdxxx, false",
        "abcdefgh, abcdexxx, true",
        "abcdefgh, abcdxxxx, false"
    })
    void a_longer_word_may_hold_more_slips(String word, String known, boolean isNear) {
        assertThat(Suggestion.nearest(word, List.of(known))).isEqualTo(isNear ? known : null);
    }
}
