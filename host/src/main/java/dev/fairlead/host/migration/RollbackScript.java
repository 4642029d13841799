package dev.fairlead.host.migration;

import dev.fairlead.host.kind.app.HoldKind;
import dev.fairlead.host.kind.app.ReleaseLedger;
import dev.fairlead.templates.ComposeFile;
import dev.fairlead.templates.SideServiceFile;

/**
 * The way back, from any phase and after any accident: the old app serves alone, and what belongs to it is as it was. It
 * lies on the box as a program of its own, needs no Docker, and may be run again at any time.
 */
final class RollbackScript {
    static final String SERVING = """
            fl_fail() { printf '%s\\n' "$*" >&2; exit 1; }
            [ -d "$fl_b/" ] || fl_fail "There is no backup in $fl_m: nothing was changed that could be put back."
            fl_phase=$(awk -v app="$fl_app" '$1 == app { phase = $2 } END { print phase }' "$fl_m/journal")
            [ "$fl_phase" != clean ] || fl_fail "What was kept of the old app is removed: there is no way back any more. Its backup" \\
                "stays in $(readlink -f -- "$fl_b")."
            # Whoever watches and measures must not meddle.
            for fl_each in WATCH TIMER SOAK; do
                systemctl disable -q --now "$fl_each" 2>/dev/null
                rm -f -- "/etc/systemd/system/$fl_each"
            done
            if [ -s "$fl_m/archive/paths" ]; then
                while IFS= read -r fl_each; do
                    [ -e "$fl_m/archive/files$fl_each" ] || [ -L "$fl_m/archive/files$fl_each" ] || continue
                    if [ -e "$fl_each" ] || [ -L "$fl_each" ]; then
                        echo "$fl_each is there again, and what was archived of it stays in $(readlink -f -- "$fl_m/archive")." >&2
                    else
                        fl_move "$fl_m/archive/files$fl_each" "$fl_each" || fl_fail "$fl_each could not be brought back from the archive."
                    fi
                done < "$fl_m/archive/paths"
            fi
            fl_unit_file=$(cd "$fl_b/files" && find etc/systemd lib/systemd usr/lib/systemd -name "$fl_unit" -type f 2>/dev/null | head -n 1)
            [ -z "$fl_unit_file" ] || fl_is_as_before "/$fl_unit_file" || fl_put_back "/$fl_unit_file"
            rm -f -- "/etc/systemd/system/$fl_unit.d/fairlead-migration.conf"
            rmdir -- "/etc/systemd/system/$fl_unit.d" 2>/dev/null
            fl_is_as_before "$fl_directory/.env" 2>/dev/null || fl_put_back "$fl_directory/.env"
            chown -- "$(cut -d' ' -f1 "$fl_b/directory")" "$fl_directory" && chmod -- "$(cut -d' ' -f2 "$fl_b/directory")" "$fl_directory"
            systemctl daemon-reload
            case $(cat -- "$fl_b/unit.enabled") in enabled) systemctl enable -q "$fl_unit" ;; esac
            # Where the container has its port by now, the visitors wait no longer than the old app takes to start.
            if ! systemctl is-active --quiet "$fl_unit"; then
                # A Docker that hangs holds the port all the same.
                fl_takers() { ss -Hltnp "sport = :$fl_oldport" | grep -o '"docker-proxy",pid=[0-9]*' | cut -d= -f2; }
                [ -z "$(fl_takers)" ] || timeout 5 docker rm -f "$fl_other" > /dev/null 2>&1
                for fl_each in $(fl_takers); do kill -KILL "$fl_each"; done
                systemctl start "$fl_unit" || fl_fail "$fl_unit does not start: see journalctl -u $fl_unit."
            fi
            fl_said=$(fl_answers "$fl_oldport" 20) || fl_fail "The old app is not well, and nginx was left as it is. $fl_said"
            fl_lineage_back || fl_fail "The certificate could not be put back."
            fl_nginx_back || fl_fail "nginx could not be put back."
            systemctl is-active --quiet nginx || systemctl start nginx || fl_fail "nginx does not start."
            set --
            [ -s "$fl_m/touched" ] || set -- $(fl_sites)
            [ ! -s "$fl_m/touched" ] || while IFS= read -r fl_each; do
                if [ -f "$fl_each" ]; then set -- "$@" "$fl_each"; fi
            done < "$fl_m/touched"
            fl_said=$(fl_through "$@") || echo "The old app is well, but not through nginx. $fl_said" >&2
            """.replace("WATCH", CutoverScript.WATCH)
            .replace("TIMER", SoakScript.TIMER)
            .replace("SOAK", SoakScript.SERVICE);

    /** The certificate and how it is renewed, as before; but none that ends within a week takes the place of a newer one. */
    private static final String LINEAGE = """
            fl_lineage_back() {
                [ -n "$fl_lineage" ] && [ -d "$fl_m/lineage" ] || return 0
                if openssl x509 -checkend 604800 -noout -in "$fl_m/lineage/live/$fl_lineage/cert.pem" > /dev/null 2>&1; then
                    cp -a -- "$fl_m/lineage/archive/$fl_lineage" /etc/letsencrypt/archive/ || return
                    for fl_each in "$fl_m/lineage/live/$fl_lineage"/*; do
                        fl_to=/etc/letsencrypt/live/$fl_lineage/${fl_each##*/}
                        [ "$(readlink -- "$fl_each")" != "$(readlink -- "$fl_to")" ] || continue
                        rm -f -- "$fl_to.fairlead-new" && cp -a -- "$fl_each" "$fl_to.fairlead-new" && mv -fT -- "$fl_to.fairlead-new" "$fl_to" || return
                    done
                    for fl_each in "/etc/letsencrypt/archive/$fl_lineage"/*; do
                        [ -e "$fl_m/lineage/archive/$fl_lineage/${fl_each##*/}" ] || rm -f -- "$fl_each"
                    done
                else
                    echo "The certificate of before ends within a week, and the newer one stays." >&2
                fi
                fl_to=/etc/letsencrypt/renewal/$fl_lineage.conf
                rm -f -- "$fl_to.fairlead-new" && cp -a -- "$fl_m/lineage/renewal/$fl_lineage.conf" "$fl_to.fairlead-new" &&
                    mv -fT -- "$fl_to.fairlead-new" "$fl_to" || return
                rm -f -- "$FAIRLEAD/certificates/$fl_lineage"
                for fl_each in $fl_names; do rm -f -- "$FAIRLEAD/https/$fl_each"; done
                # What renews is another app's as well, if that has a certificate.
                [ -z "$(ls -A "$FAIRLEAD/certificates" 2>/dev/null)" ] || return 0
                for fl_each in $(fl_for_renewals); do
                    [ -e "$fl_b/files$fl_each" ] || rm -f -- "$fl_each"
                done
                rmdir -- /etc/systemd/system/certbot.service.d 2>/dev/null
                systemctl daemon-reload
            }
            """;

    /** What the crontab of a user was, unless somebody changed it since; then only the lines come back. */
    private static final String CRONTAB = """
            if [ -d "$fl_m/cron" ]; then
                for fl_each in "$fl_m/cron"/*.after; do
                    [ -e "$fl_each" ] || continue
                    fl_tab=$(cat -- "${fl_each%.after}.path")
                    if cmp -s -- "$fl_each" "$fl_tab" ||
                        [ "$(fl_unguarded < "$fl_tab" | cksum)" = "$(cksum < "$fl_b/files$fl_tab")" ]; then
                        fl_put_back "$fl_tab"
                    elif grep -qF -- "$fl_guard" "$fl_tab"; then
                        fl_unguarded < "$fl_tab" | fl_tab_put "$fl_tab"
                    elif ! grep -qF -- "$fl_cron" "$fl_tab"; then
                        grep -F -- "$fl_cron" "$fl_b/files$fl_tab" >> "$fl_tab"
                    fi
                done
                rm -rf -- "$fl_m/cron"
                rm -f -- /etc/cron.d/fairlead-"$fl_app"_*
                touch /var/spool/cron/crontabs 2>/dev/null
            fi
            """;

    /** By now all is served the old way: what is left of the new one goes, as far as Docker lets it. */
    private static final String CLEARING = """
            if timeout 5 docker version > /dev/null 2>&1; then
                fl_drained "$fl_port" 6
                # What runs beside the app ends in its own time, but takes no longer than anybody waits here.
                for fl_each in $(timeout 10 docker ps -aq --filter "label=OF_APP=$fl_app"); do
                    { timeout 12 docker stop -t 10 "$fl_each"; timeout 12 docker rm -f "$fl_each"; } > /dev/null 2>&1 &
                done
                timeout 12 docker rm -f "$fl_name" "$fl_other" > /dev/null 2>&1
                wait
                timeout 12 docker network rm "NETWORK" > /dev/null 2>&1
            elif command -v docker > /dev/null; then
                echo "Docker does not answer. Once it does, remove what may start again: docker rm -f $fl_name" \
                    $(cd "$FAIRLEAD/good" 2>/dev/null && ls -d "$fl_app-service_"* 2>/dev/null)
            fi
            rm -f -- "$fl_flag"
            rm -rf -- "${FAIRLEAD:?}/good/$fl_name" "$FAIRLEAD/good/$fl_other" "$FAIRLEAD/good/$fl_app-service_"*
            for fl_each in "$fl_directory/compose.blue.yaml" "$fl_directory/compose.green.yaml"; do
                fl_is_as_before "$fl_each" 2>/dev/null || fl_put_back "$fl_each"
            done
            if [ -n "$fl_assets" ] && [ -L "$fl_assets" ]; then
                rm -f -- "$fl_assets" "$FAIRLEAD/assets/$fl_app" "$FAIRLEAD/assets/$fl_app.before"
                for fl_each in "${fl_assets%/*}/.${fl_assets##*/}-"*; do
                    fl_digits=${fl_each##*-} fl_digits=${fl_digits%.2}
                    case $fl_digits in *[!0-9a-f]*) ;; ????????????) rm -rf -- "$fl_each" ;; esac
                done
                [ ! -e "$fl_assets.before-fairlead" ] || mv -T -- "$fl_assets.before-fairlead" "$fl_assets"
            fi
            # The server for strangers' names is also another app's, where one was served before.
            fl_strangers=/etc/nginx/conf.d/00-fairlead.conf
            [ ! -e "$fl_strangers" ] || fl_strangers=
            TAKE_AWAY_THE_HOLD
            # What Fairlead remembers of all that.
            awk -v app="$fl_app" -v network="NETWORK" -v strangers="$fl_strangers" -v dir="$fl_directory/" -v lineage="$fl_lineage" -v names=" $fl_names " '
                {
                    address = $3
                    for (i = 4; i <= NF; i++) address = address " " $i
                    is = address == "host/container:" app || address == "host/container:" app "-idle" || index(address, "host/file:" dir) ||
                        index(address, "host/env:" dir) || index(address, "host/assets:" dir) || index(address, "host/file:/etc/cron.d/fairlead-" app "_") ||
                        address == "host/file:/etc/nginx/sites-available/" app || address == "host/file:/etc/nginx/sites-enabled/" app ||
                        (strangers != "" && address == "host/file:" strangers) ||
                        index(address, "host/side-service:" app "-service_") == 1 || address == "host/network:" network ||
                        address == "host/file:/etc/nginx/snippets/fairlead-" app ".conf" ||
                        address == "host/file:/var/lib/fairlead/pages/" app ".html" || address == "host/hold:" app ||
                        address == "host/file:/etc/nginx/sites-available/" app ".https" ||
                        address == "host/file:/etc/nginx/sites-enabled/" app ".https" ||
                        (lineage != "" && address == "host/certificate:/etc/letsencrypt/live/" lineage) ||
                        (index(address, "host/file:/var/lib/fairlead/https/") && index(names, " " substr(address, 35) " "))
                    if (is) last[address] = $1
                }
                END { for (a in last) if (last[a] != "-") print "- - " a }' "$FAIRLEAD/manifest" 2>/dev/null > "$fl_m/.strikes"
            cat -- "$fl_m/.strikes" >> "$FAIRLEAD/manifest" 2>/dev/null
            # How its services were run.
            sed -n 's|^- - host/file:\\(.*/compose\\.[^/]*\\.yaml\\)$|\\1|p' "$fl_m/.strikes" | while IFS= read -r fl_each; do
                fl_is_as_before "$fl_each" 2>/dev/null || fl_put_back "$fl_each"
            done
            rm -f -- "$fl_m/.strikes"
            for fl_each in $(fl_served "$fl_app"); do
                printf '{"at":"%s","by":"%s","event":"release-failed","app":"%s","number":%s}\\n' \\
                    "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "migrate" "$fl_app" "$fl_each" >> "$FAIRLEAD/ledger"
            done
            rm -rf -- "$fl_m/lineage"
            # The archive is where it came from again; what could not go back stays in it.
            fl_to=$(readlink -f -- "$fl_m/archive")
            rm -f -- "$fl_m/archive"
            [ -z "$fl_to" ] || [ -n "$(find "$fl_to/files" ! -type d 2>/dev/null | head -n 1)" ] || rm -rf -- "$fl_to"
            fl_mark "${fl_phase:-prepare}" back
            echo "the old app serves alone; the backup stays in $(readlink -f -- "$fl_b")"
            """.replace("TAKE_AWAY_THE_HOLD\n", HoldKind.TAKE_AWAY)
            .replace("OF_APP", SideServiceFile.OF_APP)
            .replace("NETWORK", ComposeFile.network("$fl_app"));

    static final String TEXT = LINEAGE + SERVING + CRONTAB + ReleaseLedger.FUNCTIONS + CLEARING;

    private RollbackScript() {}
}
