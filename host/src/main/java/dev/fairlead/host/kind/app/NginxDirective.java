package dev.fairlead.host.kind.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directive of nginx, read as nginx reads one: words, and for some a block of further directives.
 *
 * @param words the directive's name and what follows it, without their quotes
 */
record NginxDirective(List<String> words, List<NginxDirective> block) {
    private static final Pattern TOKEN = Pattern.compile(
            "#[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|[{};]|(?:\\$\\{|\\\\.|[^\\s;{}])+",
            Pattern.DOTALL);

    /** What a file holds, as far as it can be read. */
    static List<NginxDirective> in(String text) {
        Deque<NginxDirective> open = new ArrayDeque<>();
        open.push(new NginxDirective(List.of(), new ArrayList<>()));
        var words = new ArrayList<String>();
        for (Matcher token = TOKEN.matcher(text); token.find(); ) {
            String word = token.group();
            switch (word.charAt(0)) {
                case '#' -> {}
                case ';' -> add(open, words);
                case '{' -> open.push(add(open, words));
                case '}' -> close(open);
                case '"', '\'' -> words.add(word.substring(1, word.length() - 1));
                default -> words.add(word);
            }
        }
        return open.getLast().block();
    }

    private static NginxDirective add(Deque<NginxDirective> open, List<String> words) {
        var directive = new NginxDirective(List.copyOf(words), new ArrayList<>());
        open.element().block().add(directive);
        words.clear();
        return directive;
    }

    private static void close(Deque<NginxDirective> open) {
        if (open.size() > 1) {
            open.pop();
        }
    }

    String name() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    List<String> arguments() {
        return words.isEmpty() ? words : words.subList(1, words.size());
    }

    /** The arguments of all directives of this name that stand right in its block. */
    Stream<String> within(String name) {
        return block.stream()
                .filter(directive -> directive.name().equals(name))
                .flatMap(directive -> directive.arguments().stream());
    }

    /** It, and whatever stands inside it. */
    Stream<NginxDirective> all() {
        return Stream.concat(Stream.of(this), block.stream().flatMap(NginxDirective::all));
    }
}
