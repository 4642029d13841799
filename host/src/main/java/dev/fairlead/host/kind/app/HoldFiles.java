package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.core.resource.Digest;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The files of one hold: two units of systemd's, and the script that waits.
 *
 * @param app its name
 * @param ports of its colours
 * @param flag the file whose presence means that green serves, which is asked first then
 * @param longest how long a request may wait, in whole seconds, and up to four more where a colour takes connections and does
 *     not answer
 * @param question how the app is asked; any answer of it will do
 */
public record HoldFiles(String app, App.Ports ports, String flag, Duration longest, HealthQuestion question) {
    private static final String ASKS = "asks";
    private static final String LONGEST = "longest";
    private static final String PORTS = "ports";

    private static final String UNITS = "/etc/systemd/system/";

    static final String DIRECTORY = Prelude.MEMORY + "/hold";

    /** nginx's workers, who are to get in, on Debian. */
    private static final String VISITOR = "www-data";

    /** Their names, which stand in the script for the next look. */
    static final List<String> SETTINGS = List.of(ASKS, LONGEST, PORTS);

    private static final String HEAD = """
            # Written by Fairlead for the app APP: change the model, not this file.
            # Waits until a colour answers, and passes on what has queued up meanwhile.
            """;

    /** The socket that systemd passes is 3. A colour that takes a connection and says nothing is asked no longer than this. */
    private static final String PREPARED = """
            exec 9<&3 3<&-
            patience=2
            """;

    /** For bash, behind its settings and variables and {@link HealthQuestion#ASK}, which has a use of its own for 3. */
    private static final String SCRIPT = """
            answers() { ask "$1"; [ -n "$code" ]; }
            [ ! -f "$flag" ] || ports=("${ports[1]}" "${ports[0]}")
            port=
            while [ -z "$port" ]; do
                for each in "${ports[@]}"; do
                    if answers "$each"; then
                        port=$each
                        break
                    fi
                done
                [ -n "$port" ] || [ "$SECONDS" -lt "$longest" ] || port=${ports[0]}
                [ -n "$port" ] || sleep 0.1
            done
            # As long as somebody comes, and the colour is there or gone as it is now: after that the next one waits anew.
            # If none came up, whoever comes until then is refused at once.
            found() { { : 7<> "/dev/tcp/127.0.0.1/$port"; } 2>/dev/null && echo there || echo gone; }
            first=$(found)
            (
                export LISTEN_PID=$BASHPID
                exec 3<&9 9<&-
                exec /usr/lib/systemd/systemd-socket-proxyd --connections-max=4096 --exit-idle-time=2s "127.0.0.1:$port"
            ) & passing=$!
            while kill -0 "$passing" 2>/dev/null && [ "$(found)" = "$first" ]; do sleep 0.2; done
            kill "$passing" 2>/dev/null
            exit 0
            """;

    private static final String SERVICE = """
            # Written by Fairlead for the app APP: change the model, not this file.
            [Unit]
            Description=Passes on to APP what came while it did not answer
            StartLimitIntervalSec=0

            [Service]
            ExecStart=/bin/bash SCRIPT
            # Not so often in a row that systemd gives the socket up.
            ExecStopPost=/bin/sleep 0.3
            User=VISITOR
            NoNewPrivileges=yes
            LimitNOFILE=32768
            """;

    private static final String SOCKET = """
            # Written by Fairlead for the app APP: change the model, not this file.
            [Unit]
            Description=Where requests for APP wait while it does not answer

            [Socket]
            ListenStream=SOCKET
            SocketGroup=VISITOR
            SocketMode=0660
            Backlog=4096

            [Install]
            WantedBy=sockets.target
            """;

    /** What systemd calls the hold of an app, without a suffix. */
    static String unit(String app) {
        return "fairlead-hold-" + app;
    }

    static String serviceFile(String app) {
        return UNITS + unit(app) + ".service";
    }

    static String socketFile(String app) {
        return UNITS + unit(app) + ".socket";
    }

    static String scriptFile(String app) {
        return DIRECTORY + "/" + app;
    }

    /** What of the model it is made of, for people. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put(ASKS, question.health().path() + " as " + question.host());
        settings.put(LONGEST, longest.toSeconds() + " s");
        settings.put(PORTS, ports.blue() + " and " + ports.green());
        return settings;
    }

    String script() {
        var text = new StringBuilder(filled(HEAD));
        settings().forEach((name, value) -> text.append("#: %s=%s\n".formatted(name, value)));
        text.append("path=").append(Shell.quote(question.health().path()));
        text.append("\nhost=").append(Shell.quote(question.host()));
        text.append("\nscheme=").append(Shell.quote(question.scheme()));
        text.append("\nflag=").append(Shell.quote(flag));
        text.append("\nports=(%d %d)\nlongest=%d\n".formatted(ports.blue(), ports.green(), longest.toSeconds()));
        return text + PREPARED + HealthQuestion.ASK + SCRIPT;
    }

    /** All of them by absolute path; they are root's, with the mode 0644. */
    public SequencedMap<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put(scriptFile(app), script());
        texts.put(serviceFile(app), filled(SERVICE));
        texts.put(socketFile(app), filled(SOCKET));
        return texts;
    }

    private String filled(String text) {
        return text.replace("VISITOR", VISITOR)
                .replace("SCRIPT", scriptFile(app))
                .replace("SOCKET", HoldKind.socket(app))
                .replace("APP", app);
    }

    /** Of each text, by its path. */
    Map<String, String> digests() {
        var digests = new HashMap<String, String>();
        texts().forEach((path, text) -> digests.put(path, Digest.sha256(text)));
        return digests;
    }
}
