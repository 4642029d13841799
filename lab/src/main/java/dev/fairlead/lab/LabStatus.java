package dev.fairlead.lab;

import java.util.List;

/**
 * What of a lab exists.
 *
 * @param engine version and origin of the Docker Engine, or empty when none answers
 * @param registry address and port, or empty when it does not run
 * @param boxes one entry a box, running or not
 * @param images of the lab, kept for the next time
 */
public record LabStatus(String name, String engine, String registry, List<BoxStatus> boxes, List<String> images) {
    public LabStatus {
        boxes = List.copyOf(boxes);
        images = List.copyOf(images);
    }

    /** One box. */
    public record BoxStatus(String name, DebianRelease release, String address, boolean runs) {}
}
