package dev.fairlead.host.registry;

import java.util.List;

/** What a registry has of an image for one platform. */
public sealed interface Offer {

    /** @param layers from the base upwards */
    record Image(List<Layer> layers) implements Offer {
        public Image {
            layers = List.copyOf(layers);
        }
    }

    /**
     * @param digest of what is downloaded
     * @param diffId of what is unpacked from it, by which an engine tells what it has
     * @param size compressed, in bytes
     */
    record Layer(String digest, String diffId, long size) {}

    /**
     * Nothing.
     *
     * @param others what it has the image for
     */
    record NotForIt(List<Platform> others) implements Offer {
        public NotForIt {
            others = List.copyOf(others);
        }
    }
}
