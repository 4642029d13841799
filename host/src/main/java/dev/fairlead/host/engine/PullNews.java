package dev.fairlead.host.engine;

/**
 * What the engine said of a layer that it pulls.
 *
 * @param id the layer's, shortened; empty for what is about the whole image
 * @param status such as {@code Downloading}
 * @param done bytes, and of how many; 0 where it says nothing of them
 */
public record PullNews(String id, String status, long done, long total) {}
