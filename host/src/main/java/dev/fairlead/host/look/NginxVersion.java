package dev.fairlead.host.look;

import dev.fairlead.templates.NginxSite.Http2;
import java.util.List;

/** Which nginx a box has, or would get from its distribution. */
final class NginxVersion {
    /** Where there is none yet, Debian 13 and what came after it bring one of 1.26 or later. */
    static final String PROBE = """
            if command -v nginx >/dev/null; then
                nginx -v 2>&1 | sed -n 's|.*nginx/\\([0-9.]*\\).*|\\1|p'
            else
                ( . /etc/os-release 2>/dev/null
                case $ID-${VERSION_ID-} in
                debian- | debian-1[3-9]* | ubuntu-2[5-9]*) echo 1.26 ;;
                *) echo 1.22 ;;
                esac )
            fi
            :
            """;

    private static final int[] HAS_DIRECTIVE = {1, 25, 1};

    private NginxVersion() {}

    /** An answer that names no version is taken for an old one, whose way the new ones still understand. */
    static Http2 read(List<String> lines) {
        String[] parts = (lines.isEmpty() ? "" : lines.getFirst()).split("\\.");
        for (int i = 0; i < HAS_DIRECTIVE.length; i++) {
            int part = i < parts.length && parts[i].matches("[0-9]{1,6}") ? Integer.parseInt(parts[i]) : 0;
            if (part != HAS_DIRECTIVE[i]) {
                return part > HAS_DIRECTIVE[i] ? Http2.DIRECTIVE : Http2.OPTION_OF_LISTEN;
            }
        }
        return Http2.DIRECTIVE;
    }
}
