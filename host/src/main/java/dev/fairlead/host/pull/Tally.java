package dev.fairlead.host.pull;

import dev.fairlead.core.apply.Layer;
import dev.fairlead.host.engine.PullNews;
import dev.fairlead.host.registry.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where each layer is, by what the engine says; passed on at most ten times a second. */
final class Tally implements Consumer<PullNews> {
    private static final long PAUSE = 100_000_000;
    private static final int ID = 12;

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Long> sizes;
    private final Consumer<List<Layer>> hears;
    private final LongSupplier nanoClock;
    private long toldAt;
    private boolean isToldOf = true;

    /** @param offered what the registry told of the layers beforehand; empty where it was not asked */
    Tally(List<Offer.Layer> offered, Consumer<List<Layer>> hears, LongSupplier nanoClock) {
        this.sizes = offered.stream()
                .collect(Collectors.toMap(layer -> id(layer.digest()), Offer.Layer::size, (one, same) -> one));
        this.hears = hears;
        this.nanoClock = nanoClock;
        this.toldAt = nanoClock.getAsLong() - PAUSE;
    }

    private static String id(String digest) {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return hex.substring(0, Math.min(ID, hex.length()));
    }

    @Override
    public synchronized void accept(PullNews news) {
        Layer.State state = state(news.status());
        if (state == null || news.id().isEmpty()) {
            return;
        }
        layers.put(news.id(), layer(news, state));
        isToldOf = false;
        if (nanoClock.getAsLong() - toldAt >= PAUSE) {
            tell();
        }
    }

    /** Passes on what was held back. */
    synchronized void end() {
        if (!isToldOf) {
            tell();
        }
    }

    private void tell() {
        toldAt = nanoClock.getAsLong();
        isToldOf = true;
        hears.accept(List.copyOf(layers.values()));
    }

    private Layer layer(PullNews news, Layer.State state) {
        Layer before = layers.get(news.id());
        long known = Math.max(before == null ? 0 : before.total(), sizes.getOrDefault(news.id(), 0L));
        // What the engine unpacks it counts in the same bytes, though not always to the last one.
        long total = known > 0 ? known : news.total();
        return new Layer(news.id(), total > 0 ? Math.min(news.done(), total) : news.done(), total, state);
    }

    /** Null for what is no layer's news. */
    private static Layer.@Nullable State state(String status) {
        return switch (status) {
            case "Pulling fs layer", "Waiting" -> Layer.State.WAITING;
            case "Downloading" -> Layer.State.DOWNLOADING;
            case "Verifying Checksum", "Download complete" -> Layer.State.DOWNLOADED;
            case "Extracting" -> Layer.State.EXTRACTING;
            case "Pull complete" -> Layer.State.PULLED;
            case "Already exists" -> Layer.State.PRESENT;
            default -> status.startsWith("Retrying in") ? Layer.State.WAITING : null;
        };
    }
}
