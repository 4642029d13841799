package dev.fairlead.host.look;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Kind;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.system.AuthorizedKeyKind;
import dev.fairlead.host.kind.system.MembershipKind;
import dev.fairlead.host.kind.system.UserKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Where things that the model no longer names go in the work order. They go last, in the reverse of the order in which
 * they came, so that nothing is taken away under what still stands on it. Two go earlier: a container, whose port the
 * new one may need, as soon as the new one could start; and a file that something reads, before it reads again.
 */
public final class Orphans {
    private static final Set<Kind<?>> ACCOUNTS =
            Set.of(UserKind.USER, MembershipKind.MEMBERSHIP, AuthorizedKeyKind.AUTHORIZED_KEY);

    private Orphans() {}

    public static List<Resource<?>> placed(List<Resource<?>> resources, Collection<Resource<?>> orphans) {
        var all = new ArrayList<>(resources);
        var last = new ArrayList<Address>();
        resources.forEach(resource -> last.add(resource.address()));
        for (Resource<?> orphan : List.copyOf(orphans).reversed()) {
            int reader = reader(all, orphan);
            if (orphan.kind() == ContainerKind.CONTAINER) {
                placeBeforeContainers(all, orphan);
            } else if (reader >= 0) {
                all.add(reader, orphan);
            } else {
                all.add(orphan.after(last));
                last.add(orphan.address());
            }
        }
        return all;
    }

    /**
     * Whether it is of the user that the model logs in as and says no more of: without it nobody would get in again. Where
     * {@code ~/.ssh/config} names the user, the model does not know whom to keep.
     */
    static boolean isOfForgottenLogin(Resource<?> orphan, ServerModel model) {
        String login = model.ssh().user();
        String name = orphan.address().name();
        return login != null
                && ACCOUNTS.contains(orphan.kind())
                && !model.system().users().containsKey(login)
                && (name.equals(login) || name.startsWith(login + " "));
    }

    private static int reader(List<Resource<?>> all, Resource<?> orphan) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isDisturbedBy(orphan.address())) {
                return i;
            }
        }
        return -1;
    }

    private static void placeBeforeContainers(List<Resource<?>> all, Resource<?> orphan) {
        var before = new ArrayList<Address>();
        int place = 0;
        while (place < all.size() && all.get(place).kind() != ContainerKind.CONTAINER) {
            before.add(all.get(place).address());
            place++;
        }
        all.add(place, orphan.after(before));
        for (int i = place + 1; i < all.size(); i++) {
            if (all.get(i).kind() == ContainerKind.CONTAINER) {
                all.set(i, all.get(i).after(orphan.address()));
            }
        }
    }
}
