package dev.fairlead.story;

import dev.fairlead.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference model with hostile text wherever text is allowed. */
final class HostileModel {
    /** Each breaks something if it is quoted wrongly somewhere on its way. */
    static final List<String> TEXTS = List.of(
            "'",
            "\"",
            "it's \"quoted\"",
            "'; touch /tmp/pwned; '",
            "$(touch /tmp/pwned)",
            "`touch /tmp/pwned`",
            "${HOME} $HOME $$ $1 ${x:-$(touch /tmp/pwned)}",
            "%s %d %% %n",
            "\\ \\n \\\\ \\' ends with \\",
            "ünïcödé 漢字 🦊 \u202e",
            "-rf",
            "--help",
            "  spaces around  ",
            "a # comment",
            "#first",
            "; rm -rf /tmp/nothing && touch /tmp/pwned | touch /tmp/pwned",
            "{{ .Config }} <% 1 %> ${1+1} <#if> [=name] [#if]",
            "a=b=c",
            "tab\there",
            "!history *glob? [a-z] ~ {a,b}",
            "- item: {a: b}, [c]",
            "null",
            "@daily > /tmp/pwned < /tmp/pwned &");

    static final String PASSWORD = "pass'w\"ord $(touch /tmp/pwned) `x` 🦊";
    static final String SYSCTL = "a'b\"c $(touch pwned) `d` %s";
    static final String CACHE_CONTROL = "no-cache, x=\"$(touch pwned) ${HOME} $host 'a' \\b; } # 100%\"";
    static final String KEY_COMMENT = "o'brien \"$(touch /tmp/pwned)\" `x` # %h";
    static final String VOLUME = "vol $(touch pwned) 'a' \"b\" `c` ;d #e";
    static final List<String> DIRECTORIES = List.of(
            "/srv/a dir with spaces", "/srv/it's \"$(touch pwned)\"", "/srv/-rf `touch pwned`", "/srv/漢字 🦊 \\ %s;&|");
    static final Map<String, String> VARIABLES = variables();
    static final Map<String, String> SECRETS = secrets();
    static final Map<String, String> FILES = files();
    static final List<String> ARGUMENTS = arguments();

    private HostileModel() {}

    static void writeOver(Actor actor) {
        actor.editModel("    PYTHONUNBUFFERED: \"1\"\n", "    PYTHONUNBUFFERED: \"1\"\n" + entries("    ", VARIABLES));
        actor.editModel("  DEBUG: {value: \"False\"}\n", "  DEBUG: {value: \"False\"}\n" + entries("  ", SECRETS));
        actor.editModel(
                "    - {host: saved_pages,",
                "    - {host: " + json(VOLUME) + ", container: " + json("/app/" + VOLUME)
                        + "}\n    - {host: saved_pages,");
        actor.editModel("  automaticUpdates: true\n", "  automaticUpdates: true\n" + system());
        actor.editModel("cacheControl: \"public, max-age=10800\"", "cacheControl: " + json(CACHE_CONTROL));
        actor.editModel(
                "    - {path: /, serve: app, rateLimit",
                "    - {path: "
                        + json("~* ^/(a|b)\\.(x{1,3}|$(touch)|'\"`;|#|漢)$") + ", serve: app}\n"
                        + "    - {path: /, serve: app, rateLimit");
        actor.editModel("health: {path: /,", "health: {path: " + json("/?a='b\"&c=$(touch%20/tmp/pwned)`x`;|\\") + ",");
        actor.editModel(
                "username: vyakunin, password: {env: GHCR_TOKEN}",
                "username: " + json("us'er \"$(touch /tmp/pwned)\" `x`") + ", password: " + json(PASSWORD));
        List<String> words = new ArrayList<>(List.of("python3", "-c", ECHO));
        words.addAll(ARGUMENTS);
        actor.editModel(
                "command: [python3, refresh_data_incremental.py, --save-to-db]",
                "command: [" + words.stream().map(HostileModel::json).collect(Collectors.joining(", ")) + "]");
        actor.editModel("jobs:\n", service() + "jobs:\n");
    }

    private static String service() {
        List<String> words = new ArrayList<>(List.of("python3", "-c", SERVE));
        words.addAll(ARGUMENTS);
        var text = new StringBuilder("services:\n  echo:\n    command: [")
                .append(words.stream().map(HostileModel::json).collect(Collectors.joining(", ")))
                .append("]\n    environment:\n");
        for (int i = 0; i < ARGUMENTS.size(); i++) {
            text.append("      BESIDE_")
                    .append(i)
                    .append(": ")
                    .append(json(ARGUMENTS.get(i)))
                    .append('\n');
        }
        return text.append('\n').toString();
    }

    private static final String ECHO =
            "import os, sys; open('/app/logs/arguments', 'wb').write(b'\\0'.join(map(os.fsencode, sys.argv[1:])))";

    /** What a service was given, first its words and then its variables. */
    private static final String SERVE =
            "import os, sys, time; words = list(map(os.fsencode, sys.argv[1:])); open('/app/logs/service', 'wb')"
                    + ".write(b'\\0'.join(words + [os.environb[b'BESIDE_%d' % at] for at in range(len(words))]));"
                    + " time.sleep(1000000)";

    private static String system() {
        var text = new StringBuilder("  sysctl:\n    kernel.domainname: " + json(SYSCTL) + "\n  users:\n"
                + "    deploy:\n      sshKeys: ["
                + json("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF0Dd1n1sYt0kkGmQvvvEXgmWHIfk0AGTpKXJfLuqIvA "
                        + KEY_COMMENT)
                + "]\n  directories:\n");
        DIRECTORIES.forEach(path -> text.append("    ").append(json(path)).append(": {mode: \"0750\"}\n"));
        text.append("  files:\n");
        FILES.forEach((path, content) -> text.append("    ")
                .append(json(path))
                .append(": {content: ")
                .append(json(content))
                .append("}\n"));
        return text.toString();
    }

    private static Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < TEXTS.size(); i++) {
            variables.put("HOSTILE_" + i, TEXTS.get(i));
        }
        variables.put("HOSTILE_LINES", "one\ntwo '\n\n  three \"\n$(touch /tmp/pwned)\n");
        return variables;
    }

    /** Each begins with a word of its own, so that it can be told where it must not show. */
    private static Map<String, String> secrets() {
        var secrets = new LinkedHashMap<String, String>();
        for (int i = 0; i < TEXTS.size(); i++) {
            secrets.put("SECRET_" + i, TEXTS.get(i) + "|hush-" + i + "|" + TEXTS.get(i));
        }
        return secrets;
    }

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("/srv/a dir with spaces/all of them", String.join("\n", TEXTS) + "\n");
        files.put("/srv/it's \"$(touch pwned)\"/-n", String.join("\r\n", TEXTS));
        files.put("/srv/-rf `touch pwned`/漢字 🦊 ; # %s \\n", "\n\n  \n");
        files.put("/srv/漢字 🦊 \\ %s;&|/EOF", "EOF\nFAIRLEAD\n'\n'\\''\n");
        return files;
    }

    private static List<String> arguments() {
        return TEXTS.stream().filter(text -> text.indexOf('\n') < 0).toList();
    }

    private static String entries(String indent, Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> indent + entry.getKey() + ": {value: " + json(entry.getValue()) + "}\n")
                .collect(Collectors.joining());
    }

    /** JSON is YAML. */
    private static String json(String text) {
        return Json.line(text).strip();
    }
}
