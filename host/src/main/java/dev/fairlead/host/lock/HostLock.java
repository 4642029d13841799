package dev.fairlead.host.lock;

import dev.fairlead.core.json.Json;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.memory.Belonging;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.host.ssh.Exec;
import dev.fairlead.host.ssh.HostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The right to change the box. A small script on the box holds a kernel lock for as long as the connection stands, so a
 * killed holder frees it at once. A connection that hangs cannot do that: its holder's lease lapses when it gave no sign
 * of life for a minute, and whoever comes next takes over and says so. Each script that changes something first checks
 * that its run still holds the lock, and a new holder waits for the last script of an earlier one to end.
 */
public final class HostLock implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final int LEASE_SECONDS = 60;
    private static final Duration ENDING = Duration.ofSeconds(5);

    private static final String SHARED = """
            exec 8>>"$FAIRLEAD/lock.steps"
            flock -s -w 60 8 || fl_fail "Another run waits for the steps of this one to end."
            """;

    /** Nothing is touched of a box that belongs to another server, its lock and whoever holds it included. */
    private static final String TAKE = Belonging.NAME + """
            case $fl_name in '' | SERVER) ;; *) printf 'another %s\\n' "$fl_name"; exit 0 ;; esac
            mkdir -p -m 0755 "$FAIRLEAD" || exit
            umask 077
            exec 9>>"$FAIRLEAD/lock" || exit
            fl_holder="$FAIRLEAD/lock.holder"
            if ! flock -w 3 9; then
                fl_silent=$(( $(date +%s) - $(stat -c %Y "$fl_holder" 2>/dev/null || date +%s) ))
                { read -r fl_token; read -r fl_who; read -r fl_since; read -r fl_pid; } < "$fl_holder" 2>/dev/null
                [ "$fl_silent" -gt LEASE ] && [ "/proc/$fl_pid/fd/9" -ef "$FAIRLEAD/lock" ] &&
                    kill -KILL "$fl_pid" && flock -w 10 9 || {
                    printf 'busy %s\\n%s\\n%s\\n' "$fl_silent" "$fl_who" "$fl_since"
                    exit 0
                }
                printf 'lapsed %s\\n%s\\n%s\\n' "$fl_silent" "$fl_who" "$fl_since"
            fi
            printf '%s\\n' TOKEN WHO "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$$" > "$fl_holder" || fl_forgetful
            exec 8>>"$FAIRLEAD/lock.steps"
            flock -n 8 || {
                echo waiting
                fl_patience=900
                until flock -w 1 8; do
                    # Whoever waits for nobody any more dies of SIGPIPE here, and lets the lock go.
                    echo still
                    touch "$fl_holder"
                    fl_patience=$((fl_patience - 1))
                    [ "$fl_patience" -gt 0 ] || { rm -f "$fl_holder"; printf 'busy 0\\na step of an earlier run\\n\\n'; exit 0; }
                done
            }
            exec 8>&-
            [ -s "$FAIRLEAD/key" ] || {
                printf '%s\\n' "$FAIRLEAD_KEY" > "$FAIRLEAD/.key" && mv -f "$FAIRLEAD/.key" "$FAIRLEAD/key"
            } || fl_forgetful
            # A line that a full disk or a power cut tore ends here, so that none is glued to it.
            for fl_log in manifest ledger; do
                : >> "$FAIRLEAD/$fl_log" && { [ -z "$(tail -c 1 -- "$FAIRLEAD/$fl_log")" ] || echo >> "$FAIRLEAD/$fl_log"; } || fl_forgetful
            done
            echo held
            while read -r fl_tick; do touch "$fl_holder"; done
            rm -f "$fl_holder"
            """;

    /** Says who holds the lock: seconds of silence, who, since when; nothing if nobody does. */
    public static final String SEE = """
            fl_holder="$FAIRLEAD/lock.holder"
            [ -e "$FAIRLEAD/lock" ] || exit 0
            exec 9>>"$FAIRLEAD/lock"
            if flock -n 9; then exit 0; fi
            { read -r fl_token; read -r fl_who; read -r fl_since; read -r fl_pid; } < "$fl_holder" || exit 0
            printf '%s\\n' "$(( $(date +%s) - $(stat -c %Y "$fl_holder") ))" "$fl_who" "$fl_since"
            """;

    /** Says whose the lock is, and ends the holder: last, since the next one writes its own name at once. */
    public static final String BREAK = SEE + """
            [ "/proc/$fl_pid/fd/9" -ef "$FAIRLEAD/lock" ] && rm -f "$fl_holder" && kill -KILL "$fl_pid"
            """;

    private static final String ANOTHER = "another ";

    /** What came of asking for the lock. */
    public sealed interface Attempt {
        record Held(HostLock lock) implements Attempt {}

        record Busy(LockHolder holder) implements Attempt {}
    }

    private final Exec exec;
    private final String token;
    private final String who;
    private volatile boolean released;

    private HostLock(Exec exec, String token, String who) {
        this.exec = exec;
        this.token = token;
        this.who = who;
    }

    /**
     * @param server the name of the one that is to be changed
     * @param token tells this run from all others, and needs no quoting
     * @param who shown to others who want the lock
     * @param news a sentence about what the lock has to wait for
     */
    public static Attempt take(ScriptRunner box, String server, String token, String who, Consumer<String> news) {
        Exec exec = box.open(TAKE.replace("LEASE", Integer.toString(LEASE_SECONDS))
                .replace("TOKEN", token)
                .replace("SERVER", Shell.quote(server))
                .replace("WHO", Shell.quote(who.replace('\n', ' '))));
        try {
            // Not closed: the lock script lives on behind it.
            var lines = new BufferedReader(new InputStreamReader(exec.stdout(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("held")) {
                    var lock = new HostLock(exec, token, who);
                    Thread.ofVirtual().name("lock").start(lock::giveSignsOfLife);
                    return new Attempt.Held(lock);
                } else if (line.startsWith(ANOTHER)) {
                    exec.close();
                    throw Belonging.toAnother(line.substring(ANOTHER.length()), server);
                } else if (line.startsWith("busy ")) {
                    LockHolder holder = holder(line, lines);
                    exec.close();
                    return new Attempt.Busy(holder);
                } else if (line.startsWith("lapsed ")) {
                    LockHolder holder = holder(line, lines);
                    news.accept(
                            "Took over the lock of `" + holder.who() + "`, silent for " + holder.silentFor() + " s.");
                } else if (line.equals("waiting")) {
                    news.accept("Waiting for the last step of an earlier run to end.");
                }
            }
        } catch (IOException e) {
            throw lost(e.getMessage());
        }
        throw lost(exec.await(ENDING).stderr());
    }

    private static HostException lost(@Nullable String why) {
        return new HostException(
                HostException.Reason.CONNECTION_LOST, "The lock on the box could not be taken.", why, null);
    }

    public static HostException takenAway() {
        return new HostException(
                HostException.Reason.LOCK_TAKEN_AWAY,
                "The lock on the box was taken away from this run.",
                "it gave no sign of life for too long, or someone ran `fairlead unlock`",
                "See with `fairlead plan` what is left to do.");
    }

    private static LockHolder holder(String line, BufferedReader lines) throws IOException {
        String who = lines.readLine();
        String since = lines.readLine();
        long silentFor = Long.parseLong(line.substring(line.indexOf(' ') + 1));
        return new LockHolder(who == null ? "" : who, since == null ? "" : since, silentFor);
    }

    /** What scripts that change something begin with: a lock shared among those of one run, and whose run it is. */
    public String shared() {
        return SHARED + "FAIRLEAD_WHO=" + Shell.quote(Json.line(who)) + "\n";
    }

    /** Fails unless this run still holds the lock. */
    public String check() {
        return "fl_token=; read -r fl_token 2>/dev/null < \"$FAIRLEAD/lock.holder\" || :\n[ \"$fl_token\" = " + token
                + " ] || fl_fail 'The lock was taken away from this run.'";
    }

    private void giveSignsOfLife() {
        try {
            while (!released) {
                Thread.sleep(TICK);
                exec.stdin().write('\n');
                exec.stdin().flush();
            }
        } catch (IOException e) {
            released = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go, and waits until the box has noticed. */
    @Override
    public void close() {
        released = true;
        try {
            exec.stdin().close();
            exec.await(ENDING);
        } catch (IOException | HostException e) {
            // The connection is gone, and with it the lock.
            return;
        } finally {
            exec.close();
        }
    }
}
