package dev.fairlead.cli.view;

import dev.fairlead.core.apply.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The layers of an image on their way: a bar for each that is worth a look, and all of them in a sentence. */
final class LayerBars {
    private static final int MOST = 6;
    private static final int WIDTH = 24;
    private static final int WIDEST_ID = 12;

    private LayerBars() {}

    /** {@code 12.0 of 48.5 MB, 2 of 5 layers unpacked}. */
    static String sum(List<Layer> layers) {
        long arrived = layers.stream().mapToLong(Layer::arrived).sum();
        long total = layers.stream().mapToLong(Layer::total).sum();
        long done = layers.stream().filter(Layer::isThere).count();
        // What is not known yet of a layer is no ground to call the rest a whole.
        boolean isKnown = layers.stream().allMatch(layer -> layer.total() > 0 || layer.isThere());
        String bytes = isKnown && total > 0 ? Amount.ofBytes(arrived, total) : Amount.bytes(arrived);
        return bytes + ", " + done + " of " + Amount.of(layers.size(), "layer") + " unpacked";
    }

    /** Those under way first, then those that wait; what is done needs no bar once there is no place for it. */
    static List<String> lines(List<Layer> layers, Ink ink) {
        List<Layer> shown = layers.stream()
                .sorted(Comparator.comparingInt(LayerBars::rank))
                .limit(MOST)
                .toList();
        var lines = new ArrayList<String>();
        // In their own order, so that no bar jumps while its neighbours stay.
        layers.stream().filter(shown::contains).forEach(layer -> lines.add("      " + line(layer, ink)));
        if (layers.size() > shown.size()) {
            lines.add(ink.dim("      and " + Amount.of(layers.size() - shown.size(), "more layer")));
        }
        return lines;
    }

    private static int rank(Layer layer) {
        return switch (layer.state()) {
            case EXTRACTING -> 0;
            case DOWNLOADING -> 1;
            case DOWNLOADED -> 2;
            case WAITING -> 3;
            case PULLED -> 4;
            case PRESENT -> 5;
        };
    }

    private static String line(Layer layer, Ink ink) {
        int filled = filled(layer);
        String bar = ink.cyan("█".repeat(filled)) + ink.dim("░".repeat(WIDTH - filled));
        String size = layer.total() > 0 ? Amount.bytes(layer.total()) : "";
        return String.format(
                        Locale.ROOT,
                        "%-" + WIDEST_ID + "s %s %9s  %s",
                        Printable.cut(layer.id(), WIDEST_ID),
                        bar,
                        size,
                        word(layer))
                .stripTrailing();
    }

    private static int filled(Layer layer) {
        return switch (layer.state()) {
            case WAITING -> 0;
            case DOWNLOADING, EXTRACTING ->
                layer.total() == 0 ? 0 : Math.toIntExact(Math.min(WIDTH, layer.done() * WIDTH / layer.total()));
            case DOWNLOADED, PULLED, PRESENT -> WIDTH;
        };
    }

    private static String word(Layer layer) {
        return switch (layer.state()) {
            case WAITING -> "waits";
            case DOWNLOADING -> "downloading";
            case DOWNLOADED -> "downloaded";
            case EXTRACTING -> "unpacking";
            case PULLED -> "done";
            case PRESENT -> "was there";
        };
    }
}
