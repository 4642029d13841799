package dev.fairlead.host.migration;

/** The second phase: the container starts beside the old app, on a port of its own and with the same volumes. */
final class ParallelScript {
    /** Two programs write to the same files from now on. */
    static final String CHECK = """
            ( cd "$fl_b/" && sha256sum --quiet -c SHA256SUMS ) || fl_fail "The backup is damaged: run migrate rollback, and begin anew."
            systemctl is-active --quiet "$fl_unit" || fl_fail "$fl_unit does not run."
            fl_taker=$(ss -Hltnp "sport = :$fl_port" | sed 's/.*users:(("\\([^"]*\\)".*/\\1/; q')
            case $fl_taker in '' | docker-proxy | rootlesskit) ;; *)
                fl_fail "Port $fl_port is taken by $fl_taker. Give the app another one in app.ports." ;;
            esac
            case $(cat -- "$fl_b/unit.environment") in *"$fl_directory/.env"*) ;; *)
                [ ! -e "$fl_b/files$fl_directory/.env" ] || [ -n "$fl_accept" ] || fl_fail "$fl_unit does not name $fl_directory/.env as its" \\
                    "EnvironmentFile, so the old app may read it by itself, and from now on it is the container's and root's alone. Write" \\
                    "EnvironmentFile=$fl_directory/.env into the unit, or go on all the same with --accept." ;;
            esac
            [ -n "$fl_user" ] || fl_user=$(docker image inspect --format '{{.Config.User}}' "$(docker image ls -q "$fl_image" | head -n 1)") ||
                fl_fail "The image is not on the box."
            case ${fl_user%%:*} in
            '') fl_user=0 ;;
            *[!0-9]*)
                docker rm -f "$fl_app-user" >/dev/null 2>&1
                docker create --name "$fl_app-user" "$(docker image ls -q "$fl_image" | head -n 1)" fairlead >/dev/null || exit
                fl_user=$(docker cp "$fl_app-user:/etc/passwd" - | tar -xO | grep "^${fl_user%%:*}:" | cut -d: -f3)
                docker rm -f "$fl_app-user" >/dev/null ;;
            esac
            fl_status_of=/proc/$(systemctl show -p MainPID --value "$fl_unit")/status
            fl_uid=$(awk '$1 == "Uid:" { print $2 }' "$fl_status_of") fl_gid=$(awk '$1 == "Gid:" { print $2 }' "$fl_status_of")
            if fl_each_volume true && [ -n "$fl_has_volumes" ] && [ "${fl_user%%:*}" != "$fl_uid" ]; then
                fl_fail "The old app writes to its files as user $fl_uid, and the container would as user ${fl_user%%:*}: each" \\
                    "would be locked out of what the other makes. Set app.user: \\"$fl_uid:$fl_gid\\" for the time of both."
            fi
            """;

    /** A file mounted alone takes none of what SQLite keeps beside it into the container: decision 17. */
    static final String DATABASES = """
            fl_database() {
                [ -f "$1" ] && [ "$(head -c 15 -- "$1")" = 'SQLite format 3' ] || return 0
                if [ "$(od -An -tx1 -j18 -N2 -- "$1" | tr -d ' \\n')" = 0202 ]; then
                    fl_fail "$1 is a SQLite database in WAL mode, and is mounted alone: the container would keep a -wal of its own," \\
                        "and rows would be lost. Stop the old app, move the file into a directory of its own, tell the app its new" \\
                        "place, and mount that directory in app.volumes."
                fi
                [ -n "$fl_accept" ] || fl_fail "$1 is a SQLite database with a rollback journal, and is mounted alone: if one of the two" \\
                    "apps dies while it writes, the other one does not see the journal, and the file is damaged. Mount a" \\
                    "directory that holds it in app.volumes, or go on all the same with --accept."
                echo "accepted: $1 is mounted alone, and a crash of one app while it writes damages it"
            }
            """;

    /** The old unit keeps its own variables, whatever becomes of the file that it reads them from. */
    static final String LAY_OUT = """
            mkdir -p -- "${fl_flag%/*}" && chmod 0755 "$FAIRLEAD" "${fl_flag%/*}" || exit
            if [ "$fl_colour" = green ]; then fl_put "$fl_flag" root root 0644 < /dev/null || exit; else rm -f -- "$fl_flag"; fi
            case $(cat -- "$fl_b/unit.environment") in
            *"$fl_directory/.env"*)
                mkdir -p -- "/etc/systemd/system/$fl_unit.d" && {
                    echo '# While the app moves to Docker, .env belongs to the container.'
                    echo '[Service]'
                    echo 'EnvironmentFile='
                    sed -n 's/^\\(\\/[^ ]*\\) (ignore_errors=\\(.*\\))$/\\2 \\1/p' "$fl_b/unit.environment" | while read -r fl_ignored fl_each; do
                        [ "$fl_each" != "$fl_directory/.env" ] || fl_each=$fl_b/files$fl_each
                        if [ "$fl_ignored" = yes ]; then fl_each=-$fl_each; fi
                        echo "EnvironmentFile=$fl_each"
                    done
                } | fl_put "/etc/systemd/system/$fl_unit.d/fairlead-migration.conf" root root 0644 && systemctl daemon-reload || exit ;;
            esac
            """;

    static final String VERIFY = """
            fl_said=$(fl_answers "$fl_port" 20) || fl_fail "The container is not well. $fl_said"
            fl_said=$(fl_answers "$fl_oldport" 6) || fl_fail "The old app is not well any more. $fl_said"
            """;

    private ParallelScript() {}
}
