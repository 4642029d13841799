package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.host.shell.Shell;

/**
 * Whether an app that runs is reached through nginx by its name, and answers as it should.
 *
 * @param app its name
 * @param flag the file whose presence means that green serves
 * @param site nginx's enabled site, absolute
 */
public record SiteCheck(String app, App.Ports ports, String flag, String site, HealthQuestion question) {
    private static final String CHECK = """
            fl_colour=blue fl_port=BLUE
            [ ! -f FLAG ] || { fl_colour=green fl_port=GREEN; }
            if [ "$(docker inspect --type container --format '{{.State.Status}}' APP-$fl_colour 2>/dev/null)" = running ]; then
                fl_seen=$(ASK) || { printf '%s\\n' "$fl_seen" >&2; return 1; }
            fi
            """;

    /** sh for the inside of a function, which it leaves with status 1. What does not run has a step of its own. */
    public String script() {
        return CHECK.replace("BLUE", Integer.toString(ports.blue()))
                .replace("GREEN", Integer.toString(ports.green()))
                .replace("APP", app)
                .replace("FLAG", Shell.quote(flag))
                .replace("ASK", question.throughNginx("\"$fl_port\"", Shell.quote(site), 1));
    }
}
