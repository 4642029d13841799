package dev.fairlead.host.kind.system;

import dev.fairlead.host.shell.Shell;

/** How a drop-in of sshd is changed: with a timer on the box that puts the old one back unless somebody logs in anew. */
final class SshdSteps {
    static final String DROP_IN = "/etc/ssh/sshd_config.d/01-fairlead.conf";

    /** As a rule more than a connection takes to be given up: whoever is still connected undoes first, and says so. */
    private static final int SECONDS = 30;

    private static final String FUNCTIONS = """
            fl_dropin=DROPIN
            fl_undo=$FAIRLEAD/sshd-undo
            fl_started() { stat -c '%i %y' /run/sshd.pid 2>/dev/null; }
            fl_reload() {
                if systemctl cat ssh.service >/dev/null 2>&1; then fl_unit=ssh.service; else fl_unit=sshd.service; fi
                systemctl is-active --quiet "$fl_unit" || return 0
                fl_was=$(fl_started)
                systemctl reload "$fl_unit" || return
                # sshd listens to nobody while it begins anew; it takes its number away, and writes it down once it listens.
                fl_tries=0
                while [ -n "$fl_was" ] && [ "$fl_tries" -lt 100 ]; do
                    fl_is=$(fl_started)
                    [ -z "$fl_is" ] || [ "$fl_is" = "$fl_was" ] || break
                    sleep 0.1; fl_tries=$((fl_tries + 1))
                done
            }
            fl_no_timer() { systemctl stop fairlead-sshd-undo.timer 2>/dev/null; systemctl reset-failed fairlead-sshd-undo.service 2>/dev/null; :; }
            """.replace("DROPIN", DROP_IN);

    private static final String TRIAL = """
            fl_try=$(mktemp -d /run/fairlead-sshd.XXXXXX) || exit
            trap 'rm -rf -- "$fl_try"' EXIT
            cp -a /etc/ssh "$fl_try/ssh" && mkdir -p -- "$fl_try/ssh/sshd_config.d" &&
                printf %s "$fl_body" > "$fl_try/ssh/${fl_dropin#/etc/ssh/}" || exit
            mkdir -p /run/sshd
            fl_sshd=$(command -v sshd || echo /usr/sbin/sshd)
            fl_said=$(unshare -m sh -c 'mount --bind "$1" /etc/ssh && "$2" -t && "$2" -T' sh "$fl_try/ssh" "$fl_sshd" 2>&1) ||
                fl_fail "sshd refuses its configuration with these changes, so nothing was changed: $fl_said"
            for fl_setting in $fl_settings; do
                printf '%s\\n' "$fl_said" | grep -qx "$(printf %s "$fl_setting" | tr = ' ')" && continue
                fl_fail "Nothing was changed, since another file of sshd wins over ${fl_setting%=*}:" \\
                    "$(grep -liE "^[[:space:]]*${fl_setting%=*}[[:space:]=]" /etc/ssh/sshd_config.d/*.conf /etc/ssh/sshd_config | tr '\\n' ' ')"
            done
            """;

    private static final String WRITE = """
            fl_no_timer
            ( umask 077; rm -rf -- "$fl_undo" && mkdir -p -- "$fl_undo" ) || exit
            [ ! -e "$fl_dropin" ] || cp -p -- "$fl_dropin" "$fl_undo/old" || exit
            printf '%s\\n' "$fl_back_script" > "$fl_undo/run" && : > "$fl_undo/pending" || exit
            systemd-run --quiet --collect --unit=fairlead-sshd-undo --on-active=SECONDS --timer-property=AccuracySec=1s \\
                /bin/sh "$fl_undo/run" || fl_fail "The box cannot set itself a timer to undo this with, so nothing was changed."
            printf %s "$fl_body" | fl_put "$fl_dropin" root root 0644 && fl_reload && exit
            sh "$fl_undo/run"
            fl_back "sshd could not be told to read its files again; the old ones are back."
            """.replace("SECONDS", Integer.toString(SECONDS));

    /** Runs without anything that the box was sent, perhaps after whoever began this is gone. */
    private static final String BACK = """
            FAIRLEAD=MEMORY
            FUNCTIONS
            [ -e "$fl_undo/pending" ] || exit 0
            if [ -e "$fl_undo/old" ]; then cp -p -- "$fl_undo/old" "$fl_dropin.new" && touch "$fl_dropin.new" && mv -f -- "$fl_dropin.new" "$fl_dropin"
            else rm -f -- "$fl_dropin"; fi
            rm -f -- "$fl_undo/pending"
            fl_reload
            """;

    static final String CONFIRM = FUNCTIONS + """
            [ -e "$fl_undo/pending" ] || fl_back "The box has put its old settings of sshd back: no new login came in time."
            rm -f -- "$fl_undo/pending"
            fl_no_timer
            rm -rf -- "$fl_undo"
            """;

    static final String UNDO_NOW = FUNCTIONS + """
            fl_no_timer
            sh "$fl_undo/run"
            rm -rf -- "$fl_undo"
            """;

    private SshdSteps() {}

    static String write(SshdKind.Declaration sshd) {
        var settings = new StringBuilder();
        sshd.settings()
                .forEach((key, value) ->
                        settings.append(key).append('=').append(value).append(' '));
        String back =
                BACK.replace("MEMORY", dev.fairlead.host.kind.Prelude.MEMORY).replace("FUNCTIONS\n", FUNCTIONS);
        return FUNCTIONS + "fl_body=" + Shell.quote(sshd.body()) + "\nfl_settings="
                + Shell.quote(settings.toString().strip()) + "\nfl_back_script=" + Shell.quote(back) + "\n" + TRIAL
                + WRITE;
    }

    static String remove() {
        return FUNCTIONS + "fl_remove \"$fl_dropin\" && fl_reload\n";
    }
}
