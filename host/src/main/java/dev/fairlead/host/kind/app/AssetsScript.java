package dev.fairlead.host.kind.app;

import dev.fairlead.host.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * How static files come out of an image. A release copies them while it starts, and shows them at the moment of the
 * switch, so that no page is served with the files of another release.
 */
final class AssetsScript {
    /** Names, sizes, modes and times stand for the content: a plan should not read all of it. */
    static final String TREE = """
            fl_tree() { find "$1/" -mindepth 1 -printf '%y %m %U %s %T@ %P\\n' 2>/dev/null | sort | sha256sum | cut -c1-64; }
            """;

    /** Each runs in a subshell: their variables are nobody else's. */
    private static final String FUNCTIONS = """
            fl_assets_paths() {
                fl_parent=${fl_path%/*} fl_name=${fl_path##*/}
                fl_target=.$fl_name-$fl_version
                fl_new=$fl_parent/.$fl_name.fairlead-new
            }

            # Whether the files of this image are shown, and are as they were copied.
            fl_assets_right() (
                fl_assets_paths
                [ -L "$fl_path" ] && [ -r "$fl_record" ] || exit
                { read -r fl_was; read -r fl_hash; read -r fl_link; } < "$fl_record"
                [ "$fl_was" = "$fl_image:$fl_from" ] && [ "$(readlink -- "$fl_path")" = "$fl_link" ] &&
                    [ "$(fl_tree "$fl_path")" = "$fl_hash" ]
            )

            fl_assets_copy() (
                ! fl_assets_right || exit 0
                fl_assets_paths
                mkdir -p -- "$fl_parent" "${fl_record%/*}" || exit
                docker rm -f "$fl_probe" >/dev/null 2>&1
                rm -rf -- "$fl_new"
                trap 'docker rm -f "$fl_probe" >/dev/null 2>&1; rm -rf -- "$fl_new"' EXIT
                docker create --name "$fl_probe" "$fl_image" fairlead >/dev/null || exit
                docker cp "$fl_probe:$fl_from/." "$fl_new" >/dev/null || fl_fail "The image has no directory $fl_from."
                chown -R root:root -- "$fl_new" && chmod -R u+rwX,go+rX,go-w -- "$fl_new" || exit
                [ "$(readlink -- "$fl_path")" != "$fl_target" ] || fl_target=$fl_target.2
                rm -rf -- "$fl_parent/$fl_target"
                mv -T -- "$fl_new" "$fl_parent/$fl_target"
            )

            # What was shown before is kept as long as nothing else is: a release may be undone that changes none of them.
            fl_assets_note() {
                rm -f -- "$fl_record.before"
                [ ! -e "$fl_record" ] || { cp -- "$fl_record" "$fl_record.kept" && mv -f -- "$fl_record.kept" "$fl_record.before"; }
            }

            # fl_assets_next: where what was copied stands.
            fl_assets_next() {
                fl_assets_paths
                fl_old=$(readlink -- "$fl_path")
                [ "$fl_old" != "$fl_target" ] || fl_target=$fl_target.2
            }

            # fl_assets_ready: all that takes its time, so that between a switch and its files there is only a rename.
            fl_assets_ready() {
                fl_shown=
                ( fl_assets_note ) || return
                ! fl_assets_right || return 0
                fl_shown=$(fl_assets_next; fl_tree "$fl_parent/$fl_target")
            }

            fl_assets_show() (
                [ -n "$fl_shown" ] || exit 0
                fl_assets_paths
                # One that was there before Fairlead is kept beside it.
                [ -L "$fl_path" ] || [ ! -e "$fl_path" ] || mv -nT -- "$fl_path" "$fl_path.before-fairlead" || exit
                [ ! -e "$fl_path" ] || [ -L "$fl_path" ] || fl_fail "$fl_path is in the way, and $fl_path.before-fairlead as well."
                fl_assets_next
                fl_link_to "$fl_target" "$fl_path" || exit
                printf '%s\\n' "$fl_image:$fl_from" "$fl_shown" "$fl_target" | fl_put "$fl_record" root root 0644 || exit
                # What a page of the release before may still ask for stays for one release more.
                for fl_each in "$fl_parent/.$fl_name-"*; do
                    [ -d "$fl_each" ] && [ ! -L "$fl_each" ] || continue
                    case ${fl_each##*/} in "$fl_target" | "${fl_old:-$fl_target}") continue ;; esac
                    # Only what is named as above: a directory of the app's own may begin alike.
                    fl_digits=${fl_each#"$fl_parent/.$fl_name-"} fl_digits=${fl_digits%.2}
                    case $fl_digits in *[!0-9a-f]*) continue ;; ????????????) rm -rf -- "$fl_each" ;; esac
                done
            )

            # The files that were shown before.
            fl_assets_back() (
                fl_assets_paths
                [ -r "$fl_record.before" ] || exit 0
                { read -r fl_was; read -r fl_hash; read -r fl_link; } < "$fl_record.before"
                fl_link_to "$fl_link" "$fl_path" && mv -f -- "$fl_record.before" "$fl_record"
            )
            """;

    private static final String NONE = """
            fl_assets_copy() { :; }
            fl_assets_ready() { :; }
            fl_assets_show() { :; }
            fl_assets_back() { :; }
            """;

    private AssetsScript() {}

    /** Functions for a release's own scripts, of which one is killed between any two of the others. */
    static String functions(AssetsKind.@Nullable Declaration assets) {
        return assets == null ? NONE : variables(assets) + TREE + FUNCTIONS;
    }

    static String copy(AssetsKind.Declaration assets) {
        return functions(assets) + "fl_assets_copy && fl_assets_ready && fl_assets_show\n";
    }

    private static String variables(AssetsKind.Declaration assets) {
        return "fl_path=" + Shell.quote(assets.path())
                + "\nfl_record=" + Shell.quote(assets.record())
                + "\nfl_image=" + Shell.quote(assets.image().reference())
                + "\nfl_from=" + Shell.quote(assets.from())
                + "\nfl_version=" + assets.version()
                + "\nfl_probe=" + Shell.quote(assets.app() + "-assets") + "\n";
    }
}
