package dev.fairlead.host.kind.app;

import dev.fairlead.host.shell.Shell;
import dev.fairlead.templates.SideServiceFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the box is asked about containers: one {@code docker inspect} for all of them and one for their images, as fields
 * that end in a NUL, by twos: what, and its value. Of the environment only what the model writes openly leaves the box.
 */
final class ContainerProbe {
    /** A Z stands for a NUL. */
    private static final String CONTAINER = "nameZ{{.Name}}ZidZ{{.Image}}ZimageZ{{.Config.Image}}Z"
            + "pidZ{{.State.Pid}}ZnetworksZ{{range $n, $s := .NetworkSettings.Networks}}{{$n}} {{end}}Z"
            + "statusZ{{.State.Status}}ZhealthZ{{if .State.Health}}{{.State.Health.Status}}{{end}}Z"
            + "aliasesZ{{range .NetworkSettings.Networks}}{{range .Aliases}}{{.}} {{end}}{{end}}Z"
            + "stopZ{{with .Config.StopTimeout}}{{.}}{{end}}Z"
            + "restartZ{{.HostConfig.RestartPolicy.Name}}ZuserZ{{.Config.User}}ZmemoryZ{{.HostConfig.Memory}}Z"
            + "loggingZ{{.HostConfig.LogConfig.Type}}{{range $k, $v := .HostConfig.LogConfig.Config}} {{$k}}={{$v}}{{end}}Z"
            + "{{range $p, $bs := .HostConfig.PortBindings}}{{range $bs}}portZ{{.HostIP}}:{{.HostPort}}->{{$p}}Z{{end}}{{end}}"
            + "{{range .Mounts}}{{if eq (print .Type) \"bind\"}}targetZ{{.Destination}}Z"
            + "sourceZ{{.Source}}{{if not .RW}}:ro{{end}}Z{{end}}{{end}}"
            + "{{range .Config.Cmd}}wordZ{{.}}Z{{end}}{{range .Config.Env}}envZ{{.}}Z{{end}}";

    private static final String IMAGE = "imageZ{{.Id}}ZuserZ{{.Config.User}}Z"
            + "{{range .Config.Cmd}}wordZ{{.}}Z{{end}}{{range .Config.Env}}envZ{{.}}Z{{end}}";

    private static final String QUESTION =
            Keyed.BASH + """
            declare -A wanted inherited ids owner
            names=() stores=()
            say() { printf '%s\\0' "$@"; }
            look() {
                local at
                [ ${#names[@]} -ne 0 ] || return 0
                mapfile -d '' -t seen < <(docker inspect --type container --format 'CONTAINER' "${names[@]}")
                for ((at = 0; at < ${#seen[@]}; at += 2)); do
                    seen[at]=${seen[at]#$'\\n'}
                    [ "${seen[at]}" != id ] || ids[${seen[at + 1]}]=1
                done
                [ ${#ids[@]} -ne 0 ] || return 0
                mapfile -d '' -t images < <(docker image inspect --format 'IMAGE' "${!ids[@]}" 2>/dev/null)
                for ((at = 0; at < ${#images[@]}; at += 2)); do
                    images[at]=${images[at]#$'\\n'}
                    case ${images[at]} in
                    image) id=${images[at + 1]}; say image "$id" ;;
                    env) inherited["$id ${images[at + 1]}"]=1 ;;
                    '') ;;
                    *) say "${images[at]}" "${images[at + 1]}" ;;
                    esac
                done
                for ((at = 0; at < ${#seen[@]}; at += 2)); do
                    case ${seen[at]} in
                    name) name=${seen[at + 1]#/}; say container "$name" ;;
                    id) id=${seen[at + 1]}; say id "$id" ;;
                    env) variable "${seen[at + 1]}" ;;
                    pid) pid=${seen[at + 1]} ;;
                    target) target=${seen[at + 1]}; say target "$target" ;;
                    source) say source "${seen[at + 1]}"; source_of "${seen[at + 1]%:ro}" ;;
                    '') ;;
                    *) say "${seen[at]}" "${seen[at + 1]}" ;;
                    esac
                done
            }
            # A mount holds on to what it was made of, whatever has taken its name since.
            source_of() {
                [ "$pid" != 0 ] && [ -e "/proc/$pid/root$target" ] || return 0
                [ "/proc/$pid/root$target" -ef "$1" ] || say stale "$target"
            }
            variable() {
                local key=${1%%=*} value=${1#*=}
                case ${wanted["$name $key"]-} in
                open) say open "$key" value "$value"; return ;;
                made) ! same_as_file "$value" "$store/${owner[$name]}/$key" || { say made "$key"; return; } ;;
                '') [ -z "${inherited["$id $1"]-}" ] || return ;;
                esac
                say keyed "$key"
                hash_later "$value"
            }
            store=/var/lib/fairlead/secrets
            """.replace("CONTAINER", format(CONTAINER)).replace("IMAGE", format(IMAGE));

    private static final String ANSWER = """
            ! command -v docker >/dev/null || look
            hash_all
            for hash in "${hashes[@]}"; do say hash "$hash"; done
            """;

    private static final String END = "printf 'end\\0'\n";

    private static final String LISTENING = """
            while read -r _ local _; do say listening "$((16#${local#*:}))"; done < <(grep -E PORTS /proc/net/tcp)
            """;

    /** Names, and as labels whose service it is and of which compose project. */
    private static final String ALL = """
            ! command -v docker >/dev/null || while IFS= read -r line; do say any "$line"; done < <(
                docker ps -a --format '{{.Names}} {{.Label "OF_APP"}} {{.Label "com.docker.compose.project"}}')
            """.replace("OF_APP", SideServiceFile.OF_APP);

    private ContainerProbe() {}

    private static String format(String template) {
        return template.replace("Z", "{{\"\\x00\"}}");
    }

    static String script(List<ContainerKind.Declaration> containers) {
        var script = new StringBuilder(QUESTION);
        var ports = new LinkedHashSet<String>();
        for (ContainerKind.Declaration declared : containers) {
            switch (declared) {
                case ContainerKind.Gone gone -> script.append(named(gone.names()));
                case ContainerKind.Running running -> ports.add(ask(running, script));
                case ContainerKind.Serving serving -> ports.add(ask(serving.live(), script));
            }
        }
        String listening = ports.stream().collect(Collectors.joining("|", "' 0100007F:(", ") [0-9A-F:]+ 0A '"));
        return Keyed.inBash(script.append(ANSWER)
                .append(LISTENING.replace("PORTS", listening))
                .append(END)
                .toString());
    }

    static String ofServices(List<SideServiceKind.Declaration> services) {
        var script = new StringBuilder(QUESTION);
        for (SideServiceKind.Declaration declared : services) {
            switch (declared) {
                case SideServiceKind.Gone gone -> script.append(named(List.of(gone.name())));
                case SideServiceKind.Others _ -> {}
                case SideServiceKind.Running service ->
                    script.append(asked(service.name(), service.app(), service.environment()));
            }
        }
        boolean isAboutAll = services.stream().anyMatch(SideServiceKind.Others.class::isInstance);
        return Keyed.inBash(script + ANSWER + (isAboutAll ? ALL : "") + END);
    }

    private static String named(List<String> names) {
        return "names+=(" + Shell.words(names) + ")\n";
    }

    /** Returns its port as the kernel writes it. */
    private static String ask(ContainerKind.Running running, StringBuilder script) {
        script.append(asked(running.name(), running.appName(), running.environment()));
        return "%04X".formatted(running.port());
    }

    private static String asked(String name, String app, Map<String, Wanted> environment) {
        var script = new StringBuilder(named(List.of(name)));
        script.append("owner[")
                .append(Shell.quote(name))
                .append("]=")
                .append(Shell.quote(app))
                .append('\n');
        environment.forEach((key, wanted) -> script.append("wanted[")
                .append(Shell.quote(name + " " + key))
                .append("]=")
                .append(word(wanted))
                .append('\n'));
        return script.toString();
    }

    private static String word(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Open _ -> "open";
            case Wanted.Hidden _ -> "hidden";
            case Wanted.Made _, Wanted.Kept _ -> "made";
        };
    }
}
