package dev.fairlead.benchmark;

import dev.fairlead.host.shell.Shell;
import java.util.Base64;
import java.util.List;

/** A hand-written script with what it works on in front: lists, each in a variable of its own, and files. */
final class Script {
    private final StringBuilder text = new StringBuilder();

    Script list(String variable, List<String> words) {
        text.append(variable)
                .append('=')
                .append(Shell.quote(String.join(" ", words)))
                .append('\n');
        return this;
    }

    Script file(String path, byte[] content) {
        text.append("base64 -d > ").append(Shell.quote(path)).append(" <<'END'\n");
        text.append(Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content))
                .append("\nEND\n");
        return this;
    }

    String before(String body) {
        return text + body;
    }
}
