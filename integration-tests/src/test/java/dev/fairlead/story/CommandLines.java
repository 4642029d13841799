package dev.fairlead.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks all the while at what every process was started with; those of a box are processes of this machine too. */
final class CommandLines implements AutoCloseable {
    private static final long PAUSE_MILLIS = 10;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("command-lines").start(this::watch);

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                read(process.resolve("cmdline"));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void read(Path file) {
        try {
            seen.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' '));
        } catch (IOException e) {
            // It has ended meanwhile.
            return;
        }
    }

    Set<String> seen() {
        return seen;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
