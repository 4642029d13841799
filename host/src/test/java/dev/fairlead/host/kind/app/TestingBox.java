package dev.fairlead.host.kind.app;

import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory of this machine in a box's place, for the scripts of a release. Its Docker keeps a file for each container,
 * with the compose file it was made of; whether one is well, and whether nginx reaches it, is said by files too.
 */
final class TestingBox {
    private static final String DOCKER = """
            #!/bin/sh
            state=STATE
            echo "docker $*" >> "$state/calls"
            last=; for word; do last=$word; done
            case "$1 $2" in
            'compose version' | 'version '*) ;;
            'compose '*)
                [ ! -e "$state/tells" ] || { env | grep ^FAIRLEAD_SECRET; exit 1; }
                cp -- "$7" "$state/container.$5" ;;
            'image inspect') [ ! -e "$state/no-image" ] || { echo "No such image: $last" >&2; exit 1; } ;;
            'inspect '* | 'container inspect')
                [ -e "$state/container.$last" ] || exit 1
                case "$*" in
                *.State.Running*) echo true ;;
                *.State.Pid*) cat -- "$state/pid" 2>/dev/null || echo 0 ;;
                *.Config.Image*)
                    read -r colour release rest < "$state/container.$last"
                    printf 'running ghcr.io/example/shop@sha256:'
                    printf "%64s\\n" '' | tr ' ' "$release" ;;
                *.StartedAt*) echo "$(cat -- "$state/end" 2>/dev/null || echo running 0) 2026-01-01T00:00:00.5Z" ;;
                *.RestartCount*)
                    if [ -e "$state/restless" ] && grep -qF -f "$state/restless" "$state/container.$last"; then
                        echo restarting 1
                    else
                        cat -- "$state/end" 2>/dev/null || echo running 0
                    fi ;;
                esac ;;
            'ps -a') cd "$state" && grep -l moves-with container.* 2>/dev/null | sed 's/^container.//' ;;
            'rm -f') rm -f -- "$state/container.$3" ;;
            'logs -f') echo 'it goes on' ;;
            'wait '*) cat "$state/waited"; rm -- "$state/container.$last" ;;
            'run --rm') ls "$state" | grep '^container' >> "$state/beside"; . "$state/before" ;;
            esac
            """;

    /** Questions to containers and to nginx are bash; all other bash is what it is. */
    private static final String BASH = """
            #!/bin/bash
            state=STATE
            case $2 in
            *'did not become healthy'*)
                [ -z "${fl_report-}" ] || { echo 'its last words'; exit 1; }
                if [ -e "$state/sick" ] && { echo "$4"; cat "$state/container.$4"; } | grep -qF -f "$state/sick"; then
                    echo "$4 did not become healthy."
                    exit 1
                fi ;;
            *'through nginx'*) [ ! -e "$state/unreached" ] || { echo 'nginx answered 502'; exit 1; } ;;
            *) exec /bin/bash "$@" ;;
            esac
            """;

    private final Path root;
    private String verb = "deploy";

    TestingBox(Path root) throws IOException {
        this.root = root;
        for (String directory : new String[] {"bin", "memory", "memory/live", "memory/jobs", "opt", "nginx"}) {
            Files.createDirectories(root.resolve(directory));
        }
        program("docker", DOCKER);
        program("bash", BASH);
        program("systemctl", "#!/bin/sh\n[ ! -e STATE/no-nginx ]\n");
        program("iptables", "#!/bin/sh\necho \"iptables $3 ${12}\" >> STATE/calls\n[ \"$3\" != -D ]\n");
        program("ss", "#!/bin/sh\ncase \"$*\" in *sport*) cat STATE/taken 2>/dev/null ;; esac\n");
        program("sleep", "#!/bin/sh\n");
        write("memory/ledger", "");
        write("memory/manifest", "");
    }

    /** What the run is for. */
    void isFor(String otherVerb) {
        verb = otherVerb;
    }

    private void program(String name, String text) throws IOException {
        Path file = root.resolve("bin").resolve(name);
        Files.writeString(file, text.replace("STATE", root.toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void write(String path, String text) throws IOException {
        Files.writeString(root.resolve(path), text);
    }

    String read(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    Path path(String path) {
        return root.resolve(path);
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    Answer.Finished run(Step step) {
        return run(((Work.Script) step.work()).text());
    }

    /** With what stands under {@code /var/lib/fairlead}, {@code /opt/shop} and {@code /etc/nginx} below this directory. */
    Answer.Finished run(String script) {
        String here = script.replace(Prelude.MEMORY, root + "/memory")
                .replace("/opt/shop", root + "/opt")
                .replace("/etc/nginx/sites-enabled", root + "/nginx")
                .replace("/sys/fs/cgroup", root + "/cgroup")
                .replace("\"/proc/${fl_pid", "\"" + root + "/proc/${fl_pid")
                .replace("/run/fairlead-", root + "/");
        return LocalBox.run(
                "step",
                "PATH=" + root + "/bin:$PATH\nexport PATH\nFAIRLEAD=" + root
                        + "/memory\nFAIRLEAD_WHO='\"me\"' FAIRLEAD_VERB=" + verb + "\n" + "fl_put() { cat > \"$1\"; }\n"
                        + here);
    }
}
