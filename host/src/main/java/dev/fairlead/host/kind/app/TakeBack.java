package dev.fairlead.host.kind.app;

import dev.fairlead.host.kind.app.RestoreSteps.Place;
import dev.fairlead.host.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * What comes before all else where a run was killed behind a switch: both colours are there, and if the new one died since,
 * nginx lives on the old one, which a plan takes for what is left over. So the old one serves again, by the flag and by the
 * ledger, before anybody plans.
 */
public final class TakeBack {
    /** How the line begins that tells of it. */
    public static final String TOLD = "taken back: ";

    private static final String SCRIPT = """
            docker container inspect --format . "$fl_old" >/dev/null 2>&1 || exit 0
            fl_last=$(grep -E '"event":"release(-began|-failed)?",' "$FAIRLEAD/ledger" 2>/dev/null |
                grep -F ",\\"app\\":\\"$fl_app\\"," | tail -n 1)
            # Only what was switched to, and not what was about to be when the run was killed.
            case $fl_last in *"\\"colour\\":\\"$fl_to\\""*) ;; *) exit 0 ;; esac
            case $fl_last in
            *'"event":"release",'*)
                fl_number=$(fl_served "$fl_app" | tail -n 1)
                fl_before=$(fl_served "$fl_app" | tail -n 2 | head -n 1)
                fl_what=$fl_releases/$fl_number
                ;;
            *'"event":"release-began",'*)
                fl_number=
                fl_before=$(fl_served "$fl_app" | tail -n 1)
                fl_what=$fl_next
                ;;
            *) exit 0 ;;
            esac
            [ -n "$fl_before" ] && [ "$fl_before" != "$fl_number" ] && [ "$fl_before" != "$fl_wanted" ] || exit 0
            fl_is_of "$fl_live" "$fl_releases/$fl_before" || exit 0
            [ -f "$fl_what/health" ] || fl_what=$fl_releases/$fl_before

            # fl_answers CONTAINER PORT RELEASE: whether it is well now, by the question of that release.
            fl_answers() (
                fl_asked=$1 fl_at=$2 fl_limit=3
                export fl_limit
                fl_of=$3
                set --
                while IFS= read -r fl_line; do set -- "$@" "$fl_line"; done < "$fl_of/health"
                bash -c "$fl_ask" fairlead "$fl_asked" "$fl_at" "$@" >/dev/null 2>&1
            )

            # fl_is_steady: one that ended a moment ago and was started again may well answer until it ends once more.
            fl_is_steady() {
                fl_seen=$(docker inspect --type container \\
                    --format '{{.State.Status}} {{.RestartCount}} {{.State.StartedAt}}' "$fl_name" 2>/dev/null)
                case $fl_seen in "running $(fl_noted "$fl_name") "*) return ;; 'running '*) ;; *) return 1 ;; esac
                [ "$(($(date +%s) - $(date -d "${fl_seen##* }" +%s)))" -gt 600 ]
            }

            if fl_is_steady && fl_answers "$fl_name" "$fl_port" "$fl_what"; then exit 0; fi
            fl_answers "$fl_old" "$fl_oldport" "$fl_releases/$fl_before" || exit 0
            fl_flip "$fl_live" || fl_fail "$fl_name is not well, and $fl_old could not take over again."
            fl_assets_back
            fl_about=$(printf '%s\\n' "$fl_last" | sed 's/.*"event":"[a-z-]*",\\("app":.*\\),"colour":.*/{\\1}/')
            fl_came_to_nothing $fl_number || fl_fail "$fl_old serves again, and that could not be written down."
            [ -z "$fl_moves" ] || fl_move "$fl_releases/$fl_before/services" "$fl_releases/$fl_before/env" >&2 ||
                echo "The services of release $fl_before could not be brought back." >&2
            echo "TOLD$fl_name is not well, so $fl_old, which a run that came to no end had left, serves again" \\
                "(release $fl_before)."
            """.replace("TOLD", TOLD);

    private TakeBack() {}

    /**
     * @param to what the flag names
     * @param old the other colour
     * @param wanted the release that somebody goes back to, which needs no such thing where it is the other colour's; 0
     *     for none
     */
    public record Switched(
            String app,
            Place to,
            Place old,
            String flag,
            String directory,
            int drain,
            AssetsKind.@Nullable Declaration assets,
            boolean hasServices,
            int wanted) {}

    /** sh that prints a line that begins with {@link #TOLD} if it did anything. */
    public static String script(Switched app) {
        return AssetsScript.functions(app.assets())
                + Shell.variable("fl_app", app.app())
                + Shell.variable("fl_name", app.to().container())
                + Shell.variable("fl_port", Integer.toString(app.to().port()))
                + Shell.variable("fl_to", app.to().colour())
                + Shell.variable("fl_old", app.old().container())
                + Shell.variable("fl_oldport", Integer.toString(app.old().port()))
                + Shell.variable("fl_live", app.old().colour())
                + Shell.variable("fl_flag", app.flag())
                + Shell.variable("fl_blue", app.directory() + "/compose.blue.yaml")
                + Shell.variable("fl_green", app.directory() + "/compose.green.yaml")
                + Shell.variable("fl_dotenv", app.directory() + "/.env")
                + Shell.variable("fl_env", app.directory() + "/.env")
                + Shell.variable("fl_drain", Integer.toString(app.drain()))
                + Shell.variable("fl_wanted", Integer.toString(app.wanted()))
                + Shell.variable("fl_moves", app.hasServices() ? "yes" : "")
                + Shell.variable("fl_ask", HealthQuestion.WAIT)
                + ReleaseFunctions.ALL
                + (app.hasServices() ? SideServiceFunctions.ALL : "")
                + SCRIPT;
    }
}
