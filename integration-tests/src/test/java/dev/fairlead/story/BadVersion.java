package dev.fairlead.story;

import dev.fairlead.lab.AppBehaviour;
import java.util.List;

/** What a person must read of a bad version to know where to look: the question, the answer, the last words, the mend. */
final class BadVersion {
    private static final String ASKED = "http://127\\.0\\.0\\.1:800[01]/ ";
    private static final String AS_HOST = ASKED + "with the Host visa-bulletin\\.us answered ";

    private BadVersion() {}

    static String fault(AppBehaviour behaviour) {
        return switch (behaviour) {
            case HEALTHY, LEAKING, FAULTY, WORKLESS -> throw new IllegalArgumentException("not bad: " + behaviour);
            case BROKEN -> "a version that exits at once";
            case UNHEALTHY -> "a version that answers 500";
            case DYING -> "a version that is healthy and dies in the drain";
            case WRONG_PORT -> "a version on another port";
            case REDIRECTING -> "a version that redirects";
            case REFUSING_HOST -> "a version that refuses the Host header";
            case HUNGRY -> "a version that runs out of memory";
            case FOREIGN -> "an image of another platform";
        };
    }

    /** Patterns, all of which the deploy must have said. */
    static List<String> words(AppBehaviour behaviour) {
        return switch (behaviour) {
            case HEALTHY, LEAKING, FAULTY, WORKLESS -> List.of();
            case BROKEN ->
                List.of(
                        ASKED + "gave no answer\\.",
                        "It ends by itself with exit code [1-9][0-9]*: its last words say why\\.",
                        "Its last words:\n(.*\n)*.*this version is broken on purpose");
            case UNHEALTHY ->
                List.of(
                        AS_HOST
                                + "500, where 200 was expected:\n *<!doctype html>.*<h1>Visa bulletin bad-unhealthy</h1>",
                        "It answers with an error of its own",
                        "Its last words:\n.*gunicorn");
            case DYING ->
                List.of(
                        "visa-bulletin-(blue|green) was healthy, and then was not\\.",
                        "It ends by itself with exit code 1: its last words say why\\.",
                        "Its last words:\n(.*\n)*.*this version dies on purpose",
                        "The release before serves again\\.");
            case WRONG_PORT ->
                List.of(ASKED + "gave no answer\\.", "It listens on port 9000, and app\\.containerPort says 8000\\.");
            case REDIRECTING ->
                List.of(
                        AS_HOST + "302, where 200 was expected:",
                        "It redirects to https://elsewhere\\.invalid/: let app\\.health\\.path name a page that does not");
            case REFUSING_HOST ->
                List.of(
                        AS_HOST + "400, where 200 was expected:",
                        "It may refuse the Host `visa-bulletin\\.us`: allow that name in the app");
            case HUNGRY ->
                List.of(
                        "(It ran out of memory|It was killed \\(exit code 137\\), most likely for want of memory): raise"
                                + " app\\.memory, or take a bigger box\\.");
            case FOREIGN -> List.of("has no linux/amd64 variant\\.", "linux/arm64", "docker buildx build --platform");
        };
    }
}
