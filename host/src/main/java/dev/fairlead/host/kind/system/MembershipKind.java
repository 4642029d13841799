package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That a user is in a group. */
public final class MembershipKind implements HostKind<MembershipKind.Declaration> {
    public static final MembershipKind MEMBERSHIP = new MembershipKind();

    private static final State MEMBER = State.EMPTY.plain("member", "yes");
    private static final String IN = " in ";

    private MembershipKind() {}

    /** Whether the user is to be a member. */
    public enum Wish {
        JOIN,
        LEAVE
    }

    public record Declaration(String user, String group, Wish wish) {}

    public static Resource<Declaration> of(String user, String group, String source) {
        return Resource.of(MEMBERSHIP, user + IN + group, new Declaration(user, group, Wish.JOIN), source);
    }

    public static Address at(String user, String group) {
        return Address.host(MEMBERSHIP.name(), user + IN + group);
    }

    @Override
    public String name() {
        return "membership";
    }

    @Override
    public @Nullable State desired(Declaration membership) {
        return membership.wish() == Wish.JOIN ? MEMBER : null;
    }

    @Override
    public Declaration orphan(String name) {
        String[] both = name.split(IN, 2);
        return new Declaration(both[0], both[both.length - 1], Wish.LEAVE);
    }

    @Override
    public String probe(List<Resource<Declaration>> memberships) {
        return Accounts.entries(
                        "passwd",
                        memberships.stream().map(each -> each.declared().user()).toList())
                + Accounts.ask(
                        "group",
                        memberships.stream()
                                .map(each -> each.declared().group())
                                .toList());
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> memberships) {
        return Reading.of(answer, memberships, lines -> {
            var accounts = Accounts.in(lines);
            return each ->
                    accounts.isMember(each.declared().user(), each.declared().group())
                            ? Observation.present(MEMBER)
                            : Observation.absent();
        });
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(MembershipKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        String user = change.declared().user();
        String group = change.declared().group();
        return change.after() == null
                ? Step.quick(
                        "take " + user + " out of the group " + group,
                        change.address(),
                        "gpasswd -d " + Shell.quote(user) + " " + Shell.quote(group))
                : Step.quick(
                        "put " + user + " into the group " + group,
                        change.address(),
                        "usermod -a -G " + Shell.quote(group) + " -- " + Shell.quote(user));
    }
}
