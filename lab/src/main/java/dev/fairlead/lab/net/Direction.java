package dev.fairlead.lab.net;

/** Which way bytes go. */
enum Direction {
    TO_SERVER,
    TO_CLIENT
}
