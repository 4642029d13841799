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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That a key lets someone in as a user, whom neither the options of its line hold up nor sshd, which reads no keys that
 * others could have written. Other lines of {@code authorized_keys} stay as they are. A key is named by its
 * type and its end, which tells keys apart and which people compare by eye.
 */
public final class AuthorizedKeyKind implements HostKind<AuthorizedKeyKind.Declaration> {
    public static final AuthorizedKeyKind AUTHORIZED_KEY = new AuthorizedKeyKind();

    private static final int SHOWN = 24;
    private static final State LETS_IN = State.EMPTY.plain("state", "lets in");

    private AuthorizedKeyKind() {}

    /**
     * @param end the last letters of the key
     * @param line of {@code authorized_keys}, or null if the key is to go
     */
    public record Declaration(
            String user, String end, @Nullable String line) {}

    public static Resource<Declaration> of(String user, String line, String source) {
        String stripped = line.strip();
        String blob = Accounts.blob(stripped);
        String end = blob.substring(Math.max(0, blob.length() - SHOWN));
        String name = user + " " + Accounts.type(stripped) + " ..." + end;
        return Resource.of(AUTHORIZED_KEY, name, new Declaration(user, end, stripped), source);
    }

    @Override
    public String name() {
        return "authorized-key";
    }

    /** Where the homes of people usually are. */
    @Override
    public List<String> paths(Declaration key) {
        String home = key.user().equals("root") ? "/root" : "/home/" + key.user();
        return List.of(home + "/.ssh/authorized_keys");
    }

    @Override
    public @Nullable State desired(Declaration key) {
        return key.line() == null ? null : LETS_IN;
    }

    @Override
    public Declaration orphan(String name) {
        String[] words = name.split(" ");
        return new Declaration(words[0], words[words.length - 1].substring(3), null);
    }

    @Override
    public String probe(List<Resource<Declaration>> keys) {
        return """
                # As sshd_config(5) says of StrictModes; and the user must be able to read the file.
                fl_loose() {
                    fl_mode=000$fl_mode
                    fl_mode=${fl_mode#"${fl_mode%???}"}
                    case $fl_owner in
                    "$fl_uid") case $fl_mode in [0-3]??) echo "loose $fl_user $fl_path cannot be read by its owner" ;; esac ;;
                    0) case $fl_mode in ??[0-3]) echo "loose $fl_user $fl_path cannot be read by its user" ;; esac ;;
                    *) echo "loose $fl_user $fl_path belongs to somebody else" ;;
                    esac
                    case $fl_mode in ?[2367]? | ??[2367]) echo "loose $fl_user $fl_path can be written by others" ;; esac
                }
                fl_keys() {
                    while IFS=: read -r fl_user fl_x fl_uid fl_gid fl_gecos fl_home fl_shell; do
                        [ -r "$fl_home/.ssh/authorized_keys" ] || continue
                        stat -L -c '%u %a %n' -- "$fl_home" "$fl_home/.ssh" "$fl_home/.ssh/authorized_keys" |
                            while read -r fl_owner fl_mode fl_path; do fl_loose; done
                        while read -r fl_line || [ -n "$fl_line" ]; do
                            printf 'key %s %s\\n' "$fl_user" "$fl_line"
                        done < "$fl_home/.ssh/authorized_keys"
                    done
                }
                """
                + keys.stream()
                        .map(key -> key.declared().user())
                        .distinct()
                        .map(Shell::quote)
                        .collect(Collectors.joining(" ", "getent passwd ", " | fl_keys\n"))
                + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> keys) {
        return Reading.of(answer, keys, lines -> {
            var accounts = Accounts.in(lines);
            return key -> observation(accounts, key.declared());
        });
    }

    private static Observation observation(Accounts accounts, Declaration key) {
        String line = key.line();
        if (line == null) {
            return accounts.keys().getOrDefault(key.user(), List.of()).stream()
                            .anyMatch(other -> Accounts.blob(other).endsWith(key.end()))
                    ? Observation.present(LETS_IN)
                    : Observation.absent();
        }
        List<String> lines = accounts.lines(key.user(), line);
        if (lines.isEmpty()) {
            return Observation.absent();
        }
        String loose = accounts.loose().get(key.user());
        String hindrance = loose == null ? KeyOptions.hindrance(lines) : loose;
        return Observation.present(hindrance == null ? LETS_IN : State.EMPTY.plain("state", hindrance));
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(AuthorizedKeyKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        Declaration key = change.declared();
        String line = key.line();
        String script = FILE.replace("USER", Shell.quote(key.user()))
                + (line == null
                        ? REMOVAL.replace("END", Shell.quote(key.end()))
                        : "fl_wanted=" + Shell.quote(line) + "\nfl_blob=" + Shell.quote(Accounts.blob(line)) + "\n"
                                + ADDITION);
        return Step.quick(
                (line == null
                                ? "let the key ..." + key.end() + " no longer in as "
                                : "let the key ..." + key.end() + " in as ")
                        + key.user(),
                change.address(),
                script);
    }

    /**
     * Root writes into a directory of the user's, so both are refused as links; and the file goes to its new owner
     * before it gets its name.
     */
    private static final String FILE = """
            fl_entry=$(getent passwd USER) || fl_fail "There is no such user:" USER
            IFS=: read -r fl_user fl_x fl_uid fl_gid fl_gecos fl_home fl_shell <<FAIRLEAD-ENTRY
            $fl_entry
            FAIRLEAD-ENTRY
            fl_file=$fl_home/.ssh/authorized_keys
            if [ -L "$fl_home/.ssh" ] || [ -L "$fl_file" ]; then fl_fail "$fl_file is a symbolic link."; fi
            [ -d "$fl_home/.ssh" ] || install -d -m 0700 -o "$fl_uid" -g "$fl_gid" -- "$fl_home/.ssh" || exit
            [ -f "$fl_file" ] || fl_put "$fl_file" "$fl_uid" "$fl_gid" 0600 </dev/null || exit
            """;

    private static final String ADDITION = """
            chown -- "$fl_uid:$fl_gid" "$fl_home/.ssh" && chmod u+rwx,go-w -- "$fl_home/.ssh" || exit
            [ "$(stat -c %u -- "$fl_home")" != "$fl_uid" ] || chmod u+rwx,go-w -- "$fl_home" || exit
            fl_body=$(while IFS= read -r fl_line || [ -n "$fl_line" ]; do
                case " $fl_line " in
                " #"*) ;;
                *[[:space:]]"$fl_blob"[[:space:]]*) continue ;;
                esac
                printf '%s\\n' "$fl_line"
            done < "$fl_file") || exit
            printf '%s\\n' ${fl_body:+"$fl_body"} "$fl_wanted" | fl_put "$fl_file" "$fl_uid" "$fl_gid" 0600
            """;

    private static final String REMOVAL = """
            while read -r fl_line || [ -n "$fl_line" ]; do
                case "$fl_line " in *END[[:space:]]*) ;; *) printf '%s\\n' "$fl_line";; esac
            done < "$fl_file" | fl_put "$fl_file" "$fl_uid" "$fl_gid" 0600
            """;
}
