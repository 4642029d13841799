package dev.fairlead.lab.lightsail.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which calls shall go wrong, and a record of all calls that came. */
public final class Faults {
    private final Map<String, Deque<Fault>> once = new ConcurrentHashMap<>();
    private final Map<String, Fault> always = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();

    /** The next call of that operation meets the fault; further faults queue up behind it. */
    public synchronized void next(String operation, Fault fault) {
        once.computeIfAbsent(operation, of -> new ArrayDeque<>()).add(fault);
    }

    /** Every call of that operation meets the fault. */
    public void always(String operation, Fault fault) {
        always.put(operation, fault);
    }

    /** Nothing goes wrong from now on. */
    public synchronized void none() {
        once.clear();
        always.clear();
    }

    /** The operations called so far, in order, those that were refused too. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    synchronized @Nullable Fault of(String operation) {
        calls.add(operation);
        Deque<Fault> queue = once.get(operation);
        Fault first = queue == null ? null : queue.poll();
        return first == null ? always.get(operation) : first;
    }
}
