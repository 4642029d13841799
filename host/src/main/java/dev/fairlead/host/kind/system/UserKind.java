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

/**
 * An account. Its groups are the matter of {@link MembershipKind} and its keys of {@link AuthorizedKeyKind}, so that
 * one which leaves the model also leaves the box.
 */
public final class UserKind implements HostKind<UserKind.Declaration> {
    public static final UserKind USER = new UserKind();

    private static final int FIRST_PERSON = 1000;

    private UserKind() {}

    /** @param account null if it is to go */
    public record Declaration(String name, @Nullable Account account) {}

    /**
     * @param shell null leaves it as found
     * @param type what a new account becomes; an account that is there is never renumbered
     */
    public record Account(@Nullable String shell, Type type) {}

    /** Who an account is for. */
    public enum Type {
        PERSON,
        SYSTEM
    }

    public static Resource<Declaration> of(String name, @Nullable String shell, Type type, String source) {
        return Resource.of(USER, name, new Declaration(name, new Account(shell, type)), source);
    }

    public static Address at(String name) {
        return Address.host(USER.name(), name);
    }

    @Override
    public String name() {
        return "user";
    }

    @Override
    public @Nullable State desired(Declaration user) {
        Account account = user.account();
        return account == null ? null : state(account, account.shell(), true);
    }

    /** Only what the declaration cares about. */
    private static State state(Account account, @Nullable String shell, boolean isSystem) {
        State state = State.EMPTY.plain("state", "there");
        state = account.shell() == null || shell == null ? state : state.plain("shell", shell);
        return account.type() == Type.SYSTEM ? state.plain("system", isSystem ? "yes" : "no") : state;
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(name, null);
    }

    @Override
    public String probe(List<Resource<Declaration>> users) {
        return Accounts.ask(
                "passwd", users.stream().map(user -> user.declared().name()).toList());
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> users) {
        return Reading.of(answer, users, lines -> {
            var accounts = Accounts.in(lines);
            return user -> observation(
                    user.declared(), accounts.users().get(user.declared().name()));
        });
    }

    private static Observation observation(Declaration user, Accounts.@Nullable User found) {
        if (found == null) {
            return Observation.absent();
        }
        Account account = user.account() == null ? new Account(null, Type.PERSON) : user.account();
        return Observation.present(state(account, found.shell(), found.uid() < FIRST_PERSON));
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change -> Step.quick(title(change), change.address(), script(change)))
                .toList();
    }

    private static String title(Change<Declaration> change) {
        String verb = change.after() == null ? "remove" : change.before() == null ? "make" : "correct";
        return verb + " the user " + change.declared().name() + (change.after() == null ? ", keeping its files" : "");
    }

    private static String script(Change<Declaration> change) {
        String name = Shell.quote(change.declared().name());
        Account account = change.declared().account();
        if (account == null) {
            return "userdel -- " + name;
        }
        if (change.touches("system") && change.before() != null) {
            return "fl_fail "
                    + Shell.quote("The user `" + change.declared().name()
                            + "` is there with the number of a person; Fairlead does not renumber it.");
        }
        String shell = account.shell() == null ? "" : " -s " + Shell.quote(account.shell());
        return change.before() == null ? creation(name, account, shell) : "usermod" + shell + " -- " + name;
    }

    /** A password stays locked; a login group of the same name is used if it is there already. */
    private static String creation(String name, Account account, String shell) {
        String type = account.type() == Type.SYSTEM ? " --system --no-create-home" : " --create-home";
        String usual = account.type() == Type.SYSTEM ? " -s /usr/sbin/nologin" : " -s /bin/bash";
        return "fl_own=-U; ! getent group " + name + " >/dev/null || fl_own='-N -g '" + name + "\n"
                + "getent passwd " + name + " >/dev/null || useradd" + type + (shell.isEmpty() ? usual : shell)
                + " $fl_own -- " + name;
    }
}
