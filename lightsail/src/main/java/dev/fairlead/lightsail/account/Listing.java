package dev.fairlead.lightsail.account;

import dev.fairlead.core.model.Lightsail;
import java.util.EnumSet;
import java.util.Set;

/** A list that is asked for only where somebody needs it. */
public enum Listing {
    DISKS,
    ALARMS,
    /** Of DNS, which Lightsail keeps in one region for all. */
    ZONES;

    /** All that a model speaks of. */
    public static Set<Listing> of(Lightsail model) {
        var listings = EnumSet.noneOf(Listing.class);
        if (!model.disks().isEmpty()) {
            listings.add(DISKS);
        }
        if (!model.alarms().isEmpty()) {
            listings.add(ALARMS);
        }
        if (!model.domains().isEmpty()) {
            listings.add(ZONES);
        }
        return listings;
    }

    public static Set<Listing> all() {
        return EnumSet.allOf(Listing.class);
    }

    public static Set<Listing> none() {
        return EnumSet.noneOf(Listing.class);
    }
}
