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

/** A group; who is in it is the matter of {@link MembershipKind}. */
public final class GroupKind implements HostKind<GroupKind.Declaration> {
    public static final GroupKind GROUP = new GroupKind();

    private static final State THERE = State.EMPTY.plain("state", "there");

    private GroupKind() {}

    /** What becomes of the group. */
    public enum Wish {
        KEEP,
        REMOVE
    }

    public record Declaration(String name, Wish wish) {}

    public static Resource<Declaration> of(String name, String source) {
        return Resource.of(GROUP, name, new Declaration(name, Wish.KEEP), source);
    }

    public static Address at(String name) {
        return Address.host(GROUP.name(), name);
    }

    @Override
    public String name() {
        return "group";
    }

    @Override
    public @Nullable State desired(Declaration group) {
        return group.wish() == Wish.KEEP ? THERE : null;
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(name, Wish.REMOVE);
    }

    @Override
    public String probe(List<Resource<Declaration>> groups) {
        return Accounts.ask(
                "group", groups.stream().map(group -> group.declared().name()).toList());
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> groups) {
        return Reading.of(answer, groups, lines -> {
            var accounts = Accounts.in(lines);
            return group -> accounts.groups().containsKey(group.declared().name())
                    ? Observation.present(THERE)
                    : Observation.absent();
        });
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(GroupKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        String name = change.declared().name();
        String word = Shell.quote(name);
        return change.after() == null
                ? Step.quick("remove the group " + name, change.address(), "groupdel -- " + word)
                : Step.quick("make the group " + name, change.address(), "groupadd -f -- " + word);
    }
}
