package dev.fairlead.host.kind.app;

/**
 * What makes up a release is kept under a number, and is what a rollback restores: image, compose files, variables, the
 * options of commands beside it, health question, and what the manifest says of all that. The scripts of its jobs join it
 * when the next release is about to take over, since they may change while it serves.
 */
public final class ReleaseRecords {
    /** Of the app {@code $fl_app}. */
    public static final String IS_OF = """
            # fl_is_of COLOUR RELEASE: whether what last became healthy in that colour is what the release has for it.
            fl_is_of() {
                fl_healthy=$FAIRLEAD/good/$fl_app-$1
                cmp -s -- "$fl_healthy/compose.yaml" "$2/compose.$1.yaml" || return
                if [ -f "$fl_healthy/env" ]; then cmp -s -- "$fl_healthy/env" "$2/env"; else [ ! -f "$2/env" ]; fi
            }
            """;

    static final String FUNCTIONS = IS_OF + """
            fl_releases=$FAIRLEAD/releases/$fl_app
            fl_next=$fl_releases/.next

            # fl_line FILE ADDRESS: what a manifest says of a thing last.
            fl_line() {
                fl_of=$2 awk 'BEGIN { end = " " ENVIRON["fl_of"] }
                    substr($0, length($0) - length(end) + 1) == end { last = $0 } END { if (last != "") print last }' \\
                    "$1" 2>/dev/null
            }

            # fl_stage: keeps what makes up the release that is about to start.
            fl_stage() {
                ( umask 077
                    mkdir -p -- "$fl_releases" && rm -rf -- "$fl_next" && mkdir -- "$fl_next" &&
                    cp -- "$fl_blue" "$fl_next/compose.blue.yaml" && cp -- "$fl_green" "$fl_next/compose.green.yaml" &&
                    { [ ! -f "$fl_env" ] || cp -- "$fl_env" "$fl_next/env"; } &&
                    printf '%s\\n' "$fl_about" > "$fl_next/about" &&
                    printf '%s' "$fl_health" > "$fl_next/health" &&
                    printf '%s' "$fl_options" > "$fl_next/options" &&
                    { printf '%s' "$fl_fingerprints"
                        for fl_each in "file:$fl_blue" "file:$fl_green" "env:$fl_dotenv"; do
                            fl_line "$FAIRLEAD/manifest" "host/$fl_each"
                        done
                    } > "$fl_next/fingerprints" && fl_stage_services )
            }

            # Of an app with side services others stand in the place of these.
            fl_stage_services() { :; }
            fl_restore_services() { :; }
            fl_services_back() { :; }

            # fl_keep_jobs: the scripts of jobs as they are beside the release that serves, for whoever goes back to it.
            fl_keep_jobs() {
                fl_with=$fl_releases/$(fl_served "$fl_app" | tail -n 1)
                [ -d "$fl_with" ] && [ "$fl_with" != "$fl_releases/" ] || return 0
                rm -rf -- "$fl_with/jobs" && ( umask 077; mkdir -- "$fl_with/jobs" ) || return
                for fl_each in $fl_jobs; do
                    fl_script=$FAIRLEAD/jobs/$fl_each
                    [ -f "$fl_script" ] || continue
                    cp -- "$fl_script" "$fl_with/jobs/$fl_each" || return
                    fl_line "$FAIRLEAD/manifest" "host/file:$fl_script" >> "$fl_with/jobs/.fingerprints" || return
                done
            }

            # fl_told EVENT COLOUR [NUMBER]
            fl_told() {
                fl_rest=${fl_about#?}
                fl_ledger "\\"event\\":\\"$1\\",${fl_rest%?},\\"colour\\":\\"$2\\"${3:+,\\"number\\":$3}"
            }

            # fl_settled and fl_over: what else is to be done once it serves, and once the old one is gone.
            fl_settled() { :; }
            fl_over() { :; }

            # fl_settle COLOUR: what was staged is a release now, under a number of its own if it is not the last one again.
            fl_settle() {
                fl_number=$(ls -- "$fl_releases" 2>/dev/null | grep -E '^[0-9]+$' | sort -n | tail -n 1)
                if [ -n "${fl_restored-}" ]; then
                    fl_number=$fl_restored
                elif [ ! -d "$fl_next" ]; then
                    fl_number=$(fl_served "$fl_app" | tail -n 1)
                elif [ -n "$fl_number" ] && diff -r -x jobs -- "$fl_next" "$fl_releases/$fl_number" >/dev/null 2>&1; then
                    rm -rf -- "$fl_next"
                else
                    fl_number=$(fl_next_number "$fl_app")
                    mv -T -- "$fl_next" "$fl_releases/$fl_number" || return
                fi
                fl_settled || return
                fl_last=$(grep -E '"event":"release(-began|-failed)?",' "$FAIRLEAD/ledger" 2>/dev/null |
                    grep -F ",\\"app\\":\\"$fl_app\\"," | tail -n 1)
                case $fl_last in
                *'"event":"release",'*"\\"colour\\":\\"$1\\",\\"number\\":${fl_number:-0}}") ;;
                *) fl_told release "$1" "${fl_number:-0}" ;;
                esac
            }

            # fl_recall FILE ADDRESS...: the manifest says of these what it said when the file was kept.
            fl_recall() {
                fl_from=$1
                shift
                for fl_each; do fl_line "$fl_from" "$fl_each"; done >> "$FAIRLEAD/manifest"
            }

            # fl_restore RELEASE: the files of the app are again those that a release had, and were not changed by a person.
            fl_restore() {
                fl_put "$fl_blue" root root 0644 < "$1/compose.blue.yaml" &&
                    fl_put "$fl_green" root root 0644 < "$1/compose.green.yaml" &&
                    { [ ! -f "$1/env" ] || { fl_put_env "$fl_app" "$fl_dotenv" < "$1/env" &&
                        fl_store_back "$fl_app" "$1/env"; }; } &&
                    fl_recall "$1/fingerprints" "host/file:$fl_blue" "host/file:$fl_green" "host/env:$fl_dotenv" &&
                    fl_restore_services "$1"
            }

            # fl_restore_jobs RELEASE: so are the scripts of those jobs that there still are.
            fl_restore_jobs() {
                for fl_job in $fl_jobs; do
                    fl_script=$FAIRLEAD/jobs/$fl_job
                    [ -f "$1/jobs/$fl_job" ] && [ -f "$fl_script" ] || continue
                    fl_put "$fl_script" root root 0700 < "$1/jobs/$fl_job" &&
                        fl_recall "$1/jobs/.fingerprints" "host/file:$fl_script" || return
                done
            }

            # fl_files_back [COUNT]: where a release came to nothing, the files are again those of the one that serves, which
            # is the last by the ledger, or so many lines before.
            fl_files_back() {
                fl_serving=$(fl_served "$fl_app" | tail -n "${1:-1}" | head -n 1)
                [ -z "$fl_serving" ] || [ ! -d "$fl_releases/$fl_serving" ] || fl_restore "$fl_releases/$fl_serving"
            }

            # fl_came_to_nothing [NUMBER]: the ledger says so, of one that had a number already too. Where it cannot be
            # written, that one still stands last in it.
            fl_came_to_nothing() {
                if ( fl_told release-failed "$fl_to" ${1-} ) || [ -z "${1-}" ]; then fl_files_back; else fl_files_back 2; fi
            }

            # fl_undone TEXT [NUMBER]: a release came to nothing, and the one before serves.
            fl_undone() { fl_away "$fl_name"; fl_came_to_nothing ${2-}; fl_back "$1"; }

            # fl_refuse TEXT...: why it does not begin.
            fl_refuse() { printf '%s\\n' "$*" >&2; fl_undone "The release before serves on."; }

            fl_flip() {
                case $1 in
                green) fl_put "$fl_flag" root root 0644 < /dev/null ;;
                blue) rm -f -- "$fl_flag" ;;
                esac
            }
            """;

    private ReleaseRecords() {}
}
