package dev.fairlead.host.ssh;

import org.jspecify.annotations.Nullable;

/**
 * How a remote command ended.
 *
 * @param exit the exit status, or 128 if a signal ended it
 * @param signal such as {@code KILL}; null if it exited by itself
 * @param stderr the last 64 KiB of it
 */
public record ExecResult(int exit, @Nullable String signal, String stderr) {}
