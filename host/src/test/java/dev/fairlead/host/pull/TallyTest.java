package dev.fairlead.host.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.Layer;
import dev.fairlead.host.engine.PullNews;
import dev.fairlead.host.registry.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final String ID = "aaaaaaaaaaaa";
    private final AtomicLong now = new AtomicLong();
    private final List<List<Layer>> heard = new ArrayList<>();
    private final Tally tally =
            new Tally(List.of(new Offer.Layer("sha256:" + ID + "bbbb", "", 1000)), heard::add, now::get);

    @Test
    void the_registrys_size_is_known_before_the_engine_says_it() {
        tally.accept(new PullNews("v1", "Pulling from example/shop", 0, 0));
        tally.accept(new PullNews(ID, "Pulling fs layer", 0, 0));
        assertThat(heard).containsExactly(List.of(new Layer(ID, 0, 1000, Layer.State.WAITING)));
    }

    @Test
    void ten_times_a_second_is_enough_and_the_last_word_is_passed_on() {
        for (int step = 0; step <= 1000; step++) {
            tally.accept(new PullNews(ID, "Downloading", step, 1000));
            now.addAndGet(1_000_000);
        }
        assertThat(heard).hasSize(11);
        tally.accept(new PullNews(ID, "Pull complete", 0, 0));
        tally.end();
        tally.end();
        assertThat(heard).hasSize(12);
        assertThat(heard.getLast()).containsExactly(new Layer(ID, 0, 1000, Layer.State.PULLED));
        assertThat(heard.getLast().getFirst().arrived()).isEqualTo(1000);
    }
}
