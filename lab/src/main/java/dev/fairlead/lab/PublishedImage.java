package dev.fairlead.lab;

/**
 * A version of the sample app in the lab's registry.
 *
 * @param repository registry and name, as in `10.213.0.1:5055/visa_bulletin`
 * @param digest of the manifest, as in `sha256:...`
 */
public record PublishedImage(String repository, String tag, String digest) {
    public String reference() {
        return repository + ":" + tag;
    }
}
