package dev.fairlead.host.migration;

/**
 * The last two phases. What is left of the old app is moved, not copied, so that it takes no room and is back in a moment;
 * a month later it goes for good.
 */
final class ArchiveScript {
    /**
     * {@code fl_old_paths} prints what nobody needs but the old app: its environment, its unit, and what lies in the app's
     * directory and is neither the model's nor written by Fairlead.
     */
    static final String PATHS = """
            fl_kept_names() {
                {
                    printf '%s\\n' "$fl_directory/.env" "$fl_directory/compose.blue.yaml" "$fl_directory/compose.green.yaml"
                    [ -z "$fl_assets" ] || printf '%s\\n' "$fl_assets"
                    fl_each_volume echo
                    fl_each_backup echo
                    awk '{
                        address = $3
                        for (i = 4; i <= NF; i++) address = address " " $i
                        sub(/^host\\/[a-z-]*:/, "", address)
                        last[address] = $1
                    } END { for (a in last) if (last[a] != "-") print a }' "$FAIRLEAD/manifest" 2>/dev/null
                } | awk -v dir="$fl_directory/" 'index($0, dir) == 1 { rest = substr($0, length(dir) + 1); sub(/\\/.*/, "", rest); print rest }' | sort -u
            }
            fl_old_paths() {
                [ -z "$fl_virtualenv" ] || [ ! -d "$fl_virtualenv" ] || printf '%s\\n' "$fl_virtualenv"
                fl_file=$(systemctl show -p FragmentPath --value "$fl_unit")
                case $fl_file in /etc/systemd/system/*) printf '%s\\n' "$fl_file" ;; esac
                [ ! -d "/etc/systemd/system/$fl_unit.d" ] || printf '%s\\n' "/etc/systemd/system/$fl_unit.d"
                # Only where the old app lived alone, and in a directory that is not one of the system's own.
                case $fl_directory in /*/*) ;; *) return 0 ;; esac
                [ "$(systemctl show -p WorkingDirectory --value "$fl_unit")" = "$fl_directory" ] || return 0
                fl_kept=$(fl_kept_names)
                for fl_each in "$fl_directory"/* "$fl_directory"/.[!.]*; do
                    [ -e "$fl_each" ] || [ -L "$fl_each" ] || continue
                    [ "$fl_each" != "$fl_virtualenv" ] || continue
                    # Static files of a release, and what was in their place before.
                    [ -z "$fl_assets" ] || case $fl_each in "${fl_assets%/*}/.${fl_assets##*/}-"* | "$fl_assets.before-fairlead") continue ;; esac
                    printf '%s\\n' "$fl_kept" | grep -qxF -- "${fl_each##*/}" || printf '%s\\n' "$fl_each"
                done
            }
            """;

    /** Nobody else may work with what goes: another cron line, another unit, a process. */
    static final String CHECK = PATHS + """
            fl_ago=$(fl_gone settle)
            [ -n "$fl_accept" ] || [ "$fl_ago" -ge 86400 ] || fl_fail "The old app has been stopped for $((fl_ago / 3600)) hours; 24 are" \\
                "wanted. Wait, or go on with --accept."
            ! systemctl is-active --quiet "$fl_unit" || fl_fail "$fl_unit runs again: stop and disable it, or run migrate rollback."
            fl_said=$(fl_through "/etc/nginx/sites-enabled/$fl_app" "/etc/nginx/sites-enabled/$fl_app.https") || fl_fail "The site is not well. $fl_said"
            [ -z "$fl_virtualenv" ] || [ ! -d "$fl_virtualenv" ] || [ -f "$fl_virtualenv/pyvenv.cfg" ] ||
                fl_fail "$fl_virtualenv is no Python environment, as it has no pyvenv.cfg: correct migration.from.virtualenv."
            # All that is done on the box, a line each behind who does it. The unit itself goes along.
            for fl_file in /var/spool/cron/crontabs/* /etc/crontab /etc/cron.d/* /etc/systemd/system/*.service /etc/systemd/system/*/*.conf; do
                case $fl_file in /etc/cron.d/fairlead-* | "/etc/systemd/system/$fl_unit" | "/etc/systemd/system/$fl_unit.d/"*) continue ;; esac
                [ ! -f "$fl_file" ] || [ -L "$fl_file" ] || sed -n "/^[[:space:]]*#/! s|^|$fl_file: |p" -- "$fl_file"
            done > "$fl_m/.users"
            for fl_file in /proc/[0-9]*/cmdline; do
                fl_user_of=${fl_file#/proc/}
                tr '\\0\\n' '  ' < "$fl_file" | sed "s|^|process ${fl_user_of%/cmdline}: |; s|\\$|\\n|"
            done 2>/dev/null >> "$fl_m/.users"
            fl_users() { grep -E -- "$1([^A-Za-z0-9_.-]|\\$)" "$fl_m/.users" | cut -c1-80; }
            fl_old_paths > "$fl_m/.old-paths"
            while IFS= read -r fl_each; do
                case $fl_each in /etc/systemd/*) continue ;; esac
                fl_user_of=$(fl_users "$(printf %s "$fl_each" | sed 's/[][\\.*^$+?(){}|]/\\\\&/g')" | sort -u | head -n 3)
                [ -z "$fl_user_of" ] || fl_fail "$fl_each would go, and something works with it: $fl_user_of. Give that to the model or" \\
                    "take it away; or name $fl_each in app.volumes or migration.backup, where it stays."
            done < "$fl_m/.old-paths"
            for fl_each in /var/spool/cron/crontabs/* /etc/crontab /etc/cron.d/*; do
                case $fl_each in /etc/cron.d/fairlead-*) continue ;; esac
                [ ! -f "$fl_each" ] || ! grep -v '^[[:space:]]*#' -- "$fl_each" | grep -qE "cd ['\\"]?$fl_directory(['\\" ;&]|/|\\$)" ||
                    fl_fail "A line of $fl_each works in $fl_directory: give it to the model's jobs, or take it away."
            done
            rm -f -- "$fl_m/.old-paths" "$fl_m/.users"
            """;

    /** Done again after a kill, it goes on with the same archive. */
    static final String MOVE = PATHS + """
            umask 022
            if [ ! -d "$fl_m/archive/" ]; then
                fl_to=$fl_m/archives/$(date -u +%Y%m%dT%H%M%SZ)
                ( umask 077; mkdir -p -- "$fl_to/files" ) && : > "$fl_to/paths" && ln -sfnT -- "$fl_to" "$fl_m/archive" || exit
            fi
            fl_to=$(readlink -f -- "$fl_m/archive")
            fl_old_paths > "$fl_to/paths.more" && cat -- "$fl_to/paths.more" >> "$fl_to/paths" && rm -f -- "$fl_to/paths.more" || exit
            sync -- "$fl_to/paths"
            while IFS= read -r fl_each; do
                [ -e "$fl_each" ] || [ -L "$fl_each" ] || continue
                [ ! -e "$fl_to/files$fl_each" ] && [ ! -L "$fl_to/files$fl_each" ] ||
                    fl_fail "$fl_each is in the archive $fl_to already, and is there again: take one of the two away."
                fl_move "$fl_each" "$fl_to/files$fl_each" || fl_fail "$fl_each could not be moved to $fl_to."
                echo "$fl_each"
            done < "$fl_to/paths"
            systemctl daemon-reload
            ( cd "$fl_to" && find files -type f -exec sha256sum {} + > SHA256SUMS ) || exit
            echo "the archive is $fl_to"
            """;

    static final String VERIFY = """
            ( cd "$fl_m/archive/" && { [ ! -s SHA256SUMS ] || sha256sum --quiet -c SHA256SUMS; } ) || fl_fail "The archive is not what it was a moment ago."
            fl_said=$(fl_through "/etc/nginx/sites-enabled/$fl_app" "/etc/nginx/sites-enabled/$fl_app.https") ||
                fl_fail "The site is not well without what was archived: run migrate rollback. $fl_said"
            """;

    static final String CLEAN_CHECK = """
            fl_ago=$(fl_gone archive)
            [ -n "$fl_accept" ] || [ "$fl_ago" -ge 2592000 ] || fl_fail "The archive is $((fl_ago / 86400)) days old; 30 are wanted." \\
                "Wait, or go on with --accept: there is no way back then."
            ( cd "$fl_b/" && sha256sum --quiet -c SHA256SUMS ) || fl_fail "The backup, which would be all that is left, is damaged."
            """;

    /** The mark comes first: from then on nobody goes back to what is half gone. */
    static final String CLEAN = """
            rm -rf -- "$fl_m/archives" && rm -f -- "$fl_m/archive" || exit
            rm -rf -- "$fl_m/lineage"
            rm -f -- "$fl_m/touched" "$fl_m/sample" "$fl_m/watch"
            """;

    static final String CLEAN_VERIFY = """
            [ ! -e "$fl_m/archives" ] || fl_fail "$fl_m/archives is still there."
            ( cd "$fl_b/" && sha256sum --quiet -c SHA256SUMS ) || fl_fail "The backup is damaged."
            echo "the backup stays in $(readlink -f -- "$fl_b")"
            """;

    private ArchiveScript() {}
}
