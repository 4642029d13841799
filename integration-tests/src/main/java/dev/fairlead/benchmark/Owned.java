package dev.fairlead.benchmark;

import dev.fairlead.core.resource.Address;
import dev.fairlead.lab.Box;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What Fairlead manages on a box, by the box's own memory of it. */
record Owned(Set<Address> addresses) {
    Owned {
        addresses = Set.copyOf(addresses);
    }

    /** Each line is {@code FINGERPRINT ORIGIN ADDRESS}; a dash strikes out. */
    static Owned on(Box box) {
        var addresses = new LinkedHashSet<Address>();
        for (String line :
                box.sh("cat /var/lib/fairlead/manifest").orThrow().text().split("\n")) {
            String[] fields = line.split(" ", 3);
            Address address = Address.parse(fields[2]);
            if (fields[0].equals("-")) {
                addresses.remove(address);
            } else {
                addresses.add(address);
            }
        }
        return new Owned(addresses);
    }

    /** The names of all of these kinds, sorted. */
    List<String> names(String... kinds) {
        var wanted = List.of(kinds);
        var names = new ArrayList<String>();
        for (Address address : addresses) {
            if (wanted.contains(address.kind())) {
                names.add(address.name());
            }
        }
        return names.stream().sorted().toList();
    }
}
