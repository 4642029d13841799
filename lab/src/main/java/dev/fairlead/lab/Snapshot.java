package dev.fairlead.lab;

/**
 * The disks of a box as they were when it was kept: a box booted from it goes on where that one stopped, with the same
 * host keys. It goes with the lab.
 *
 * @param image its root file system
 * @param disk the volume with its /var/lib/docker
 */
public record Snapshot(DebianRelease release, String image, String disk) {}
