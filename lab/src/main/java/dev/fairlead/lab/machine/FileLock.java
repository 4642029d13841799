package dev.fairlead.lab.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps labs apart that work on one directory at a time, whether threads of this JVM or other processes. */
public final class FileLock {
    private static final Map<Path, ReentrantLock> WITHIN_THIS_JVM = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final @Nullable FileChannel channel;

    private FileLock(ReentrantLock thread, @Nullable FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /** Waits for its turn, then does the work. The kernel frees the lock of a process that died. */
    public static <T> T holding(Path file, Supplier<T> work) {
        var lock = take(file);
        try {
            return work.get();
        } finally {
            lock.release();
        }
    }

    private static FileLock take(Path file) {
        var thread = WITHIN_THIS_JVM.computeIfAbsent(file.toAbsolutePath(), path -> new ReentrantLock());
        thread.lock();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (thread.getHoldCount() > 1) {
                return new FileLock(thread, null);
            }
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new FileLock(thread, channel);
        } catch (IOException e) {
            thread.unlock();
            throw LabException.because("The lock `" + file + "` could not be taken.", e);
        }
    }

    private void release() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw LabException.because("A lock could not be given back.", e);
        } finally {
            thread.unlock();
        }
    }
}
