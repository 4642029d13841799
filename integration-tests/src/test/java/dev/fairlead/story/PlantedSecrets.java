package dev.fairlead.story;

import dev.fairlead.core.json.Json;
import dev.fairlead.lab.lightsail.FakeLightsail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Twenty secrets from every source a model knows, full of characters that mean something to shells and to regular
 * expressions. Each holds a word of its own, by which it is found again however it was quoted.
 */
final class PlantedSecrets {
    /** Begins the word that every planted value holds, also those that come later. */
    static final String MARK = "hush-hush-";

    private static final String REGION = "eu-central-1";

    private static final List<String> SHAPES = List.of(
            "%s'%s",
            "\"%s\"",
            "$(echo %s)",
            "`%s`",
            "${%s}",
            "%s.*[a-z]+^$",
            "\\%s\\1\\n",
            "a|%s;b&c",
            "*%s?[!x]{a,b}",
            "s/%s/&/g",
            " %s # ",
            "-e%s",
            "--%s=(a|b)",
            "%s<EOF>",
            "é漢%s🦊",
            "!%s~",
            "%%s%s%%d",
            "=%s==",
            "%s\t{{.}}",
            "#%s#");

    private PlantedSecrets() {}

    static String value(int number) {
        return SHAPES.get(number).replace("%s", MARK + number + "-end");
    }

    static String name(int number) {
        return "PLANTED_" + number;
    }

    /** By name, as the app must see them: the last two are given to the box by hand. */
    static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < SHAPES.size(); i++) {
            all.put(name(i), value(i));
        }
        return all;
    }

    static List<Integer> givenByHand() {
        return List.of(18, 19);
    }

    /** Puts them into the model, and what they are fetched from where the tool will look. */
    static Tool plant(Actor actor, FakeLightsail aws) {
        var lines = new ArrayList<String>();
        Tool tool = actor.tool()
                .with("GHCR_TOKEN", MARK + "of-a-registry")
                .with("AWS_REGION", REGION)
                .with("AWS_ENDPOINT_URL_SSM", aws.endpoint().toString())
                .with("AWS_ACCESS_KEY_ID", FakeLightsail.ACCESS_KEY)
                .with("AWS_SECRET_ACCESS_KEY", FakeLightsail.SECRET_KEY);
        for (int i = 0; i < SHAPES.size(); i++) {
            String variable = "FROM_" + i;
            String source = switch (i % 5) {
                case 0 -> "{env: " + variable + "}";
                case 1 -> "{file: " + beside(actor, i) + "}";
                case 2 -> "{command: [printenv, " + variable + "]}";
                case 3 -> {
                    aws.parameters().put(REGION, "/planted/" + i, value(i));
                    yield "{ssm: /planted/" + i + "}";
                }
                default -> "{value: " + Json.line(value(i)).strip() + "}";
            };
            tool = tool.with(variable, value(i));
            lines.add("  " + name(i) + ": " + (givenByHand().contains(i) ? "{keptOn: box}" : source));
        }
        actor.editModel(
                "  DEBUG: {value: \"False\"}\n", "  DEBUG: {value: \"False\"}\n" + String.join("\n", lines) + "\n");
        return tool;
    }

    private static String beside(Actor actor, int number) {
        String name = "planted-" + number;
        try {
            Files.writeString(actor.model().resolveSibling(name), value(number) + "\n");
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
