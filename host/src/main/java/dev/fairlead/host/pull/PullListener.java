package dev.fairlead.host.pull;

import dev.fairlead.core.apply.Layer;
import java.util.List;

/** Hears of a pull as it goes. */
public interface PullListener {
    void said(String sentence);

    void layers(List<Layer> layers);
}
