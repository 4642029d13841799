package dev.fairlead.host.kind.file;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.file.FileKind.Declaration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files under {@code /etc/nginx} go live together, and only after {@code nginx -t} passed on a copy of the whole
 * directory: the copy is mounted over the original in a mount namespace of its own, so that every path in it is the
 * real one while the running server sees nothing.
 */
final class NginxTrial {
    static final String ROOT = "/etc/nginx/";

    private static final String TRIAL = """
            command -v nginx >/dev/null || { fl_root=; fl_write; exit; }
            fl_try=$(mktemp -d /run/fairlead-nginx.XXXXXX) || exit
            trap 'rm -rf -- "$fl_try"' EXIT
            mkdir -p -- "$fl_try/etc" && cp -a /etc/nginx "$fl_try/etc/nginx" || exit
            fl_root=$fl_try
            fl_write || exit
            fl_said=$(unshare -m sh -c 'mount --bind "$1" /etc/nginx && exec nginx -t 2>&1' sh "$fl_try/etc/nginx") || {
                fl_which='the new configuration'
                nginx -t >/dev/null 2>&1 || fl_which='its configuration, with these changes or without them'
                printf '%s\\n' "nginx refuses $fl_which, so nothing was changed:" "$fl_said" >&2
                exit 1
            }
            fl_root=
            fl_write || exit
            # The clock that tells whether nginx runs these files counts in hundredths of a second.
            sleep 0.1
            """;

    private NginxTrial() {}

    static Step step(List<Change<Declaration>> changes) {
        String writes = changes.stream()
                .map(change -> FileKind.script(change.declared()))
                .collect(Collectors.joining(" || return\n"));
        String title = changes.stream().map(FileKind::title).collect(Collectors.joining(", "));
        return new Step(
                title + " (tried with nginx -t first)",
                changes.stream().map(Change::address).toList(),
                Step.Pace.QUICK,
                new Work.Script("fl_write() {\n" + writes + "\n}\n" + TRIAL));
    }
}
