package dev.fairlead.host.kind.app;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.system.Reading;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where requests for an app wait while none of its colours answers, as when Docker is restarted: a socket of systemd's,
 * which nginx takes for one more backup. A connection lies in the socket's queue until the unit behind it has seen a
 * colour answer, and is then passed on to that by {@code systemd-socket-proxyd(8)}.
 */
public final class HoldKind implements HostKind<HoldKind.Declaration> {
    public static final HoldKind HOLD = new HoldKind();

    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String AS_WRITTEN = "as written";

    private HoldKind() {}

    /** @param files what makes it up, or null if it is to go */
    public record Declaration(String app, @Nullable HoldFiles files) {}

    public static Resource<Declaration> of(HoldFiles files, String source) {
        return Resource.of(HOLD, files.app(), new Declaration(files.app(), files), source);
    }

    public static Address at(String app) {
        return Address.host(HOLD.name(), app);
    }

    /** Where nginx finds it. */
    public static String socket(String app) {
        return "/run/fairlead-hold/" + app + ".sock";
    }

    @Override
    public String name() {
        return "hold";
    }

    @Override
    public List<String> paths(Declaration hold) {
        return hold.files() == null
                ? List.of()
                : List.copyOf(hold.files().texts().keySet());
    }

    @Override
    public @Nullable State desired(Declaration hold) {
        HoldFiles files = hold.files();
        if (files == null) {
            return null;
        }
        State state =
                State.EMPTY.plain("files", AS_WRITTEN).plain("enabled", YES).plain("listening", YES);
        for (Map.Entry<String, String> setting : files.settings().entrySet()) {
            state = state.plain(setting.getKey(), setting.getValue());
        }
        return state;
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(name, null);
    }

    @Override
    public String probe(List<Resource<Declaration>> holds) {
        return each(holds, FILES) + "sha256sum" + each(holds, " SCRIPT SERVICE SOCKET") + " 2>/dev/null\n"
                + "systemctl show -p Id,ActiveState,UnitFileState,NeedDaemonReload"
                + each(holds, " UNIT.socket UNIT.service") + " 2>/dev/null\n" + Reading.END;
    }

    private static String each(List<Resource<Declaration>> holds, String words) {
        return holds.stream().map(hold -> filled(words, hold.declared().app())).collect(Collectors.joining());
    }

    /** The settings stand at the head of the script. */
    private static final String FILES = """
            if [ -f SCRIPT ] || [ -f SERVICE ] || [ -f SOCKET ]; then
                echo 'hold=APP'
                while IFS= read -r fl_line; do
                    case $fl_line in '#: '*) printf '%s\\n' "${fl_line#'#: '}";; '#'*) ;; *) break;; esac
                done 2>/dev/null < SCRIPT
                echo
            fi
            """;

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> holds) {
        return Reading.of(answer, holds, lines -> {
            List<Map<String, String>> blocks = blocks(lines);
            Map<String, String> digests = digests(lines);
            return hold -> {
                String app = hold.declared().app();
                Map<String, String> files = named(blocks, "hold", app);
                return files.isEmpty()
                        ? Observation.absent()
                        : Observation.present(state(
                                files,
                                isAsWritten(hold.declared().files(), digests),
                                named(blocks, "Id", HoldFiles.unit(app) + ".socket"),
                                named(blocks, "Id", HoldFiles.unit(app) + ".service")));
            };
        });
    }

    /** Of each file that is there, by its path. */
    private static Map<String, String> digests(List<String> lines) {
        var digests = new HashMap<String, String>();
        for (String line : lines) {
            String[] parts = line.split("  ", 2);
            if (parts.length == 2 && parts[1].startsWith("/")) {
                digests.put(parts[1], parts[0]);
            }
        }
        return digests;
    }

    private static boolean isAsWritten(@Nullable HoldFiles files, Map<String, String> digests) {
        return files != null && digests.entrySet().containsAll(files.digests().entrySet());
    }

    /** Names and values, in blocks that an empty line ends. */
    private static List<Map<String, String>> blocks(List<String> lines) {
        var blocks = new ArrayList<Map<String, String>>(List.of(new HashMap<>()));
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                blocks.getLast().put(parts[0], parts[1]);
            } else {
                blocks.add(new HashMap<>());
            }
        }
        return blocks;
    }

    private static Map<String, String> named(List<Map<String, String>> blocks, String key, String name) {
        return blocks.stream()
                .filter(block -> name.equals(block.get(key)))
                .findFirst()
                .orElse(Map.of());
    }

    private static State state(
            Map<String, String> files, boolean isAsWritten, Map<String, String> socket, Map<String, String> service) {
        State state = State.EMPTY;
        for (String setting : HoldFiles.SETTINGS) {
            state = state.plain(setting, files.getOrDefault(setting, ""));
        }
        boolean isListening = socket.getOrDefault("ActiveState", "").equals("active")
                && socket.getOrDefault("NeedDaemonReload", "").equals(NO)
                && service.getOrDefault("NeedDaemonReload", NO).equals(NO);
        return state.plain("files", isAsWritten ? AS_WRITTEN : "others")
                .plain("enabled", socket.getOrDefault("UnitFileState", "").equals("enabled") ? YES : NO)
                .plain("listening", isListening ? YES : NO);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(HoldKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        String app = change.declared().app();
        HoldFiles files = change.declared().files();
        return files == null
                ? Step.quick("let no request for " + app + " wait", change.address(), filled(REMOVE, app))
                : Step.quick(
                        "let requests for " + app + " wait while it does not answer", change.address(), make(files));
    }

    private static String make(HoldFiles files) {
        var script = new StringBuilder("mkdir -p -- " + HoldFiles.DIRECTORY + " || exit\n");
        script.append(filled("fl_was=$(cat SOCKET 2>/dev/null)\n", files.app()));
        files.texts()
                .forEach((path, text) -> script.append("printf %s ")
                        .append(Shell.quote(text))
                        .append(" | fl_put ")
                        .append(path)
                        .append(" root root 0644 || exit\n"));
        return script + filled(LISTEN, files.app());
    }

    /** What passes on just now goes on as it was started, unless systemd has to listen anew: it does not beside it. */
    private static final String LISTEN = """
            systemctl daemon-reload && systemctl enable -q UNIT.socket || exit
            if ! systemctl is-active -q UNIT.socket || [ "$fl_was" != "$(cat SOCKET)" ]; then
                systemctl stop UNIT.socket UNIT.service 2>/dev/null
                systemctl reset-failed UNIT.socket UNIT.service 2>/dev/null
                systemctl start UNIT.socket ||
                    fl_fail "systemd does not listen for UNIT." "$(systemctl status --no-pager UNIT.socket 2>&1)"
            fi
            """;

    private static final String REMOVE = """
            systemctl disable -q --now UNIT.socket 2>/dev/null
            systemctl stop UNIT.socket UNIT.service 2>/dev/null
            rm -f -- SCRIPT SERVICE SOCKET /etc/systemd/system/sockets.target.wants/UNIT.socket /run/fairlead-hold/APP.sock
            systemctl daemon-reload
            systemctl reset-failed UNIT.socket UNIT.service 2>/dev/null
            [ ! -e SOCKET ]
            """;

    /** For sh: takes away the hold of the app whose name is in {@code $fl_app}. */
    public static final String TAKE_AWAY = filled(REMOVE, "$fl_app");

    private static String filled(String script, String app) {
        return script.replace("SCRIPT", HoldFiles.scriptFile(app))
                .replace("SERVICE", HoldFiles.serviceFile(app))
                .replace("SOCKET", HoldFiles.socketFile(app))
                .replace("UNIT", HoldFiles.unit(app))
                .replace("APP", app);
    }
}
