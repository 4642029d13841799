package dev.fairlead.host.registry;

/**
 * An image without its tag, taken apart as Docker does it.
 *
 * @param registry host and port to ask
 * @param repository the path below it
 */
public record ImageName(String registry, String repository) {
    private static final String HUB = "registry-1.docker.io";

    public boolean isOnHub() {
        return registry.equals(HUB);
    }

    /** A first part with a dot or a colon, or {@code localhost}, is a registry; anything else is on Docker Hub. */
    public static ImageName parse(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
            boolean isHub = first.equals("docker.io") || first.equals("index.docker.io");
            return isHub ? parse(image.substring(slash + 1)) : new ImageName(first, image.substring(slash + 1));
        }
        return new ImageName(HUB, slash < 0 ? "library/" + image : image);
    }
}
