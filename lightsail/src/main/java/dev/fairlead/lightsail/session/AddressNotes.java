package dev.fairlead.lightsail.session;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.State;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.StaticIp;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.StaticIpKind;
import java.util.ArrayList;
import java.util.List;

/** What a reader should know where a plan changes which addresses an instance has. */
final class AddressNotes {
    private AddressNotes() {}

    static List<String> of(Plan plan, Account account) {
        var notes = new ArrayList<String>();
        for (Change<?> change : plan.changes()) {
            State before = change.before();
            State after = change.after();
            if (InstanceKind.setsAddressType(change)
                    && before != null
                    && after != null
                    && InstanceKind.losesIpv4(before, after)) {
                String name = change.address().name();
                notes.add("The instance `" + name
                        + "` loses its address of IPv4 for good: whoever has IPv4 alone does not"
                        + " reach it any more, nor does a name in DNS that leads there. This machine needs IPv6 from then"
                        + " on.");
                notes.addAll(left(plan, account, name));
            }
            if (change.resource().kind() == StaticIpKind.STATIC_IP && after == null) {
                notes.addAll(given(change.address().name(), account));
            }
        }
        return notes;
    }

    /** The one thing in an account that nobody can make again. */
    private static List<String> given(String name, Account account) {
        StaticIp ip = account.staticIps().get(name);
        return ip == null
                ? List.of()
                : List.of("The static IP `" + name + "` is given back, and nobody gets " + ip.address()
                        + " again: a name in DNS that leads there will lead to a stranger.");
    }

    /** A static IP that nobody gives up. */
    private static List<String> left(Plan plan, Account account, String instance) {
        return account.staticIps().values().stream()
                .filter(ip -> instance.equals(ip.attachedTo())
                        && plan.changes().stream()
                                .noneMatch(
                                        change -> change.address().equals(StaticIpKind.STATIC_IP.address(ip.name()))))
                .map(ip -> "The static IP `" + ip.name()
                        + "` is detached and stays, as nothing says that Fairlead made it; it is billed until you give it"
                        + " up.")
                .toList();
    }
}
