package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import dev.fairlead.lab.net.DelayingProxy;
import dev.fairlead.lab.net.Traffic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A way to a box: straight, or through a proxy that makes it far.
 *
 * @param traffic what goes over it; null if nobody counts
 */
record Route(
        String name, String address, int port, @Nullable Traffic traffic) {
    static Route straight(Box box) {
        return new Route("straight", box.address(), box.sshPort(), null);
    }

    static DelayingProxy proxy(Box box, Duration roundTrip) {
        return DelayingProxy.to(box.address(), box.sshPort(), roundTrip.dividedBy(2));
    }

    static Route through(DelayingProxy proxy, Duration roundTrip) {
        return new Route(roundTrip.toMillis() + " ms", "127.0.0.1", proxy.port(), proxy.traffic());
    }
}
