package dev.fairlead.cli.box;

import dev.fairlead.host.doctor.Lookup;
import dev.fairlead.host.doctor.Names;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The names that this machine's resolver knows. */
final class NamesHere implements Names {
    /** What the C library says where nobody could be asked, as opposed to a name that does not exist. */
    private static final String NOBODY_ASKED = "Temporary failure";

    private static final Lookup NOWHERE = Lookup.found(List.of());

    @Override
    public Lookup look(String name) {
        try {
            return Lookup.found(Arrays.stream(InetAddress.getAllByName(name))
                    .map(InetAddress::getHostAddress)
                    .toList());
        } catch (UnknownHostException e) {
            String why = String.valueOf(e.getMessage());
            return why.contains(NOBODY_ASKED) ? Lookup.failed("temporary failure in name resolution") : NOWHERE;
        }
    }
}
