package dev.fairlead.host.migration;

/** The first phase: what there is is looked at and backed up, and the way back is written down before anything changes. */
final class PrepareScript {
    static final String CHECK = """
            systemctl is-active --quiet "$fl_unit" || fl_fail "$fl_unit does not run: migration.from.systemdUnit names the unit that serves the app today."
            fl_said=$(fl_answers "$fl_oldport" 6) || fl_fail "The old app is not well. $fl_said"
            fl_pid=$(systemctl show -p MainPID --value "$fl_unit")
            fl_found=$(fl_sites)
            [ -n "$fl_found" ] || fl_fail "No site of nginx passes requests to port $fl_oldport (migration.from.port)."
            nginx -t 2> /dev/null || fl_fail "nginx does not accept its own files: see nginx -t."
            fl_said=$(fl_through $fl_found) || fl_fail "The site is not well. $fl_said"
            fl_tls_fits $fl_found
            if [ -n "$fl_cron" ] && ! grep -rqsF -- "$fl_cron" /var/spool/cron/crontabs /etc/crontab /etc/cron.d; then
                echo "No line of a crontab holds \\`$fl_cron\\` (migration.from.cronMatching)."
            fi
            fl_group=$(systemctl show -p ControlGroup --value "$fl_unit")
            fl_held=0
            for fl_each in /proc/[0-9]*; do
                grep -qsF -- ":$fl_group" "$fl_each/cgroup" || continue
                fl_part=$(sed -n 's/^Pss: *\\([0-9]*\\) kB/\\1/p' "$fl_each/smaps_rollup" 2>/dev/null)
                fl_held=$((fl_held + ${fl_part:-0}))
            done
            fl_spare=$(awk '/^(MemAvailable|SwapFree):/ { sum += $2 } END { print sum }' /proc/meminfo)
            [ $((fl_held + 65536)) -le "$fl_spare" ] || fl_fail "There is no memory for two: the old app holds" \\
                "$((fl_held / 1024)) MiB, and $((fl_spare / 1024)) MiB are free. Give the box swap, or take a bigger one."
            fl_size() { [ ! -e "$1" ] || du -skx -- "$1" | cut -f1; }
            fl_data_size=$(fl_each_backup fl_size | awk '{ sum += $1 } END { print sum + 0 }')
            fl_disk=$(df -Pk /var/lib | awk 'NR == 2 { print $4 }')
            [ "$fl_disk" -ge $((1048576 + fl_data_size)) ] || fl_fail "There is no room for Docker, an image and the backup:" \\
                "$((fl_disk / 1024)) MiB are free on /var/lib, and $((1024 + fl_data_size / 1024)) are needed."
            [ -n "$(fl_each_backup echo)" ] ||
                echo "migration.backup names no data: files of the app are not copied, and only what it is made of can be put back"
            echo "$fl_unit holds $((fl_held / 1024)) MiB, $((fl_spare / 1024)) MiB of memory and $((fl_disk / 1024)) MiB of disk are free"
            """;

    static final String BACK_UP = """
            umask 077
            mkdir -p -- "$fl_m" || exit
            fl_to=$fl_m/backups/$(date -u +%Y%m%dT%H%M%SZ)
            rm -rf -- "$fl_to" && mkdir -p -- "$fl_to/files" "$fl_to/data" || exit
            fl_keep() { [ ! -e "$1" ] && [ ! -L "$1" ] || ( cd / && cp -a --parents -- ".$1" "$fl_to/files" ); }
            fl_lost() { rm -rf -- "$fl_to"; fl_fail "$@"; }
            fl_is_database() { [ -f "$1" ] && [ "$(head -c 15 -- "$1" 2>/dev/null)" = 'SQLite format 3' ]; }
            # fl_copied FROM TO: as the owner of the database, as SQLite makes files beside one in WAL mode. Those of root's
            # would for a moment shut out the app that opens it. Where the owner cannot do it, root does.
            fl_copied() {
                rm -rf -- /var/tmp/fairlead-copy.*
                fl_owner=$(stat -c %u -- "$1") && fl_place=$(mktemp -d /var/tmp/fairlead-copy.XXXXXX) || return
                chown -- "$fl_owner" "$fl_place"
                if setpriv "--reuid=$fl_owner" "--regid=$(stat -c %g -- "$1")" --clear-groups \\
                    sqlite3 -cmd '.timeout 20000' "$1" ".backup '$fl_place/copy'" 2>/dev/null < /dev/null; then
                    mv -fT -- "$fl_place/copy" "$2" && [ -f "$2" ] && [ ! -L "$2" ] && chown -- 0:0 "$2"
                else
                    sqlite3 -cmd '.timeout 20000' "$1" ".backup '$2'"
                fi
                fl_status=$?
                rm -rf -- "$fl_place"
                return "$fl_status"
            }
            # fl_database FROM TO
            fl_database() {
                command -v sqlite3 > /dev/null || fl_lost "$1 is a SQLite database, and the box has no sqlite3" \\
                    "to copy it safely while it is written: add sqlite3 to system.packages, or run apt-get install sqlite3."
                fl_copied "$1" "$2" || fl_lost "$1 could not be copied."
                [ "$(sqlite3 "$2" 'PRAGMA integrity_check')" = ok ] || fl_lost "The copy of $1 is damaged."
                echo "$1 is copied, and its integrity is checked"
            }
            fl_data() {
                [ -e "$1" ] || fl_lost "$1, of migration.backup, is not there."
                fl_as=$fl_to/data/$(printf %s "${1#/}" | tr / %)
                if fl_is_database "$1"; then fl_database "$1" "$fl_as"; return; fi
                # What comes and goes beside a database that is written is missed once, but hardly twice.
                cp -a -- "$1" "$fl_as" 2>/dev/null || { rm -rf -- "$fl_as" && cp -a -- "$1" "$fl_as"; } || fl_lost "$1 could not be copied."
                [ ! -d "$1" ] || find "$1" -type f -size +0 | while IFS= read -r fl_each; do
                    fl_is_database "$fl_each" || continue
                    fl_copy=$fl_as${fl_each#"$1"}
                    rm -f -- "$fl_copy" "$fl_copy-wal" "$fl_copy-shm" "$fl_copy-journal"
                    fl_database "$fl_each" "$fl_copy"
                done || exit
            }
            for fl_each in /etc/nginx "$(systemctl show -p FragmentPath --value "$fl_unit")" "/etc/systemd/system/$fl_unit.d" \\
                /var/spool/cron/crontabs /etc/crontab /etc/cron.d "$fl_directory/.env" \\
                "$fl_directory/compose.blue.yaml" "$fl_directory/compose.green.yaml" \\
                $(fl_sites) $(fl_for_renewals) "/etc/letsencrypt/renewal/$fl_lineage.conf"; do
                [ -z "$fl_each" ] || fl_keep "$fl_each" || fl_lost "$fl_each could not be copied."
            done
            fl_each_backup fl_data || exit
            systemctl is-enabled "$fl_unit" > "$fl_to/unit.enabled" 2>/dev/null
            systemctl show -p EnvironmentFiles --value "$fl_unit" > "$fl_to/unit.environment"
            stat -c '%u:%g %a' -- "$fl_directory" > "$fl_to/directory"
            dpkg --get-selections > "$fl_to/packages"
            ss -Hltn > "$fl_to/ports"
            [ -z "$fl_assets" ] || [ -e "$fl_assets" ] || [ -L "$fl_assets" ] || : > "$fl_to/no-assets"
            ( cd "$fl_to" && find . -type f ! -name SHA256SUMS -exec sha256sum {} + > SHA256SUMS ) || exit
            ln -sfnT -- "$fl_to" "$fl_m/.backup-new" && mv -fT -- "$fl_m/.backup-new" "$fl_b" || exit
            : > "$fl_m/touched"
            echo "the backup is in $fl_to"
            """;

    static final String VERIFY = """
            ( cd "$fl_b/" && sha256sum --quiet -c SHA256SUMS ) || fl_fail "The backup is not what it was a moment ago."
            docker version > /dev/null || fl_fail "Docker does not answer."
            fl_said=$(fl_answers "$fl_oldport" 6) || fl_fail "The old app is not well any more. $fl_said"
            """;

    private PrepareScript() {}
}
