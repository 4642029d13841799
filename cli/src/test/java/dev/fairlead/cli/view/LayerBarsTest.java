package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.Layer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerBarsTest {
    private static final List<Layer> LAYERS = List.of(
            new Layer("1111aaaa1111", 0, 28_100_000, Layer.State.PRESENT),
            new Layer("2222aaaa2222", 0, 31_000_000, Layer.State.PULLED),
            new Layer("3333aaaa3333", 1_200_000_000, 1_400_000_000, Layer.State.EXTRACTING),
            new Layer("4444aaaa4444", 2_000_000, 8_000_000, Layer.State.DOWNLOADING),
            new Layer("5555aaaa5555", 0, 12_345, Layer.State.DOWNLOADED),
            new Layer("6666aaaa6666", 300, 0, Layer.State.DOWNLOADING),
            new Layer("7777aaaa7777", 0, 0, Layer.State.WAITING),
            new Layer("8888aaaa8888", 0, 9_000_000, Layer.State.WAITING));

    @Test
    void a_bar_for_each_layer_that_is_worth_a_look() {
        Golden.check(
                "layers", LayerBars.sum(LAYERS) + "\n" + String.join("\n", LayerBars.lines(LAYERS, Ink.PLAIN)) + "\n");
    }

    @Test
    void a_sum_needs_all_sizes() {
        assertThat(LayerBars.sum(LAYERS.subList(0, 4))).isEqualTo("1.46 of 1.47 GB, 2 of 4 layers unpacked");
        assertThat(LayerBars.sum(LAYERS.subList(5, 6))).isEqualTo("0 kB, 0 of 1 layer unpacked");
    }

    @Test
    void bars_stand_below_each_other_whatever_the_layers_are() {
        List<Layer> hundred = IntStream.range(0, 100)
                .mapToObj(n -> new Layer("" + n, n, n % 3 == 0 ? 0 : 50, Layer.State.DOWNLOADING))
                .toList();
        List<String> lines = LayerBars.lines(hundred, Ink.PLAIN);
        assertThat(lines).hasSize(7).endsWith("      and 94 more layers");
        assertThat(lines.subList(0, 6)).allMatch(line -> line.indexOf("downloading") == 55);
    }
}
