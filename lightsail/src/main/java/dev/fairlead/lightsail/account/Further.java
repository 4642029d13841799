package dev.fairlead.lightsail.account;

import java.util.List;
import java.util.Map;

/**
 * What an account holds besides, of which only what a model names is asked for.
 *
 * @param disks by name, but for those that instances are made with
 * @param alarms by name
 * @param zones the entries of each DNS zone, by its name
 */
public record Further(Map<String, Disk> disks, Map<String, Alarm> alarms, Map<String, List<DomainEntry>> zones) {
    public static final Further NONE = new Further(Map.of(), Map.of(), Map.of());

    public Further {
        disks = Map.copyOf(disks);
        alarms = Map.copyOf(alarms);
        zones = Map.copyOf(zones);
    }
}
