package dev.fairlead.lab;

import java.util.Locale;

/** How a version of the sample app turns out. */
public enum AppBehaviour {
    HEALTHY,
    /** Ends at once, so that its container starts again and again. */
    BROKEN,
    /** Starts, and answers every page with 500. */
    UNHEALTHY,
    /** Is healthy, and ends once there is a file by the name that its variable DIES_WHEN says, which it takes away. */
    DYING,
    /** Serves on port 9000; content with itself. */
    WRONG_PORT,
    /** Sends every visitor to another host by https; content with itself. */
    REDIRECTING,
    /** Allows no host name but localhost, so that every visitor gets 400; content with itself. */
    REFUSING_HOST,
    /** Takes half a GiB of memory before it serves. */
    HUNGRY,
    /** Serves well, and keeps a quarter of a MiB more with each answer. */
    LEAKING,
    /** Answers one of a hundred requests with 500. */
    FAULTY,
    /** Serves well, and its worker ends at once. */
    WORKLESS,
    /** An image that says it is for another platform than the box's. */
    FOREIGN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
