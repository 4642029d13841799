package dev.fairlead.cli.fleet;

import java.time.Duration;
import java.util.List;

/** How the answers of many servers are told. */
interface FleetReport {
    /** The next in the order of the models. */
    void add(Heard heard);

    void end(List<Heard> all, Duration took);
}
