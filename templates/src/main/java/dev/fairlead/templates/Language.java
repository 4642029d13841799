package dev.fairlead.templates;

import java.util.regex.Pattern;

/** How each language that is written here makes one word of any text. Every {@code ${...}} in a template goes through it. */
enum Language {
    /** nginx: a word in double quotes, in which only backslashes and quotes are special; `$` starts a variable still. */
    NGINX("[A-Za-z0-9_./:=*~@%+,-]+") {
        @Override
        String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    },
    /** A POSIX shell. */
    SHELL("[A-Za-z0-9_./:@%+,-]+") {
        @Override
        String quoted(String text) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
    },
    /** A compose file: JSON strings, which no reader of YAML takes for a number, with the dollars that compose would expand. */
    COMPOSE("(?!)") {
        @Override
        String quoted(String text) {
            return JsonText.quoted(text.replace("$", "$$"));
        }
    },
    /** A workflow of GitHub: JSON strings, which no reader of YAML takes for a number, and in which no expression begins. */
    WORKFLOW("(?!)") {
        @Override
        String quoted(String text) {
            return JsonText.quoted(text.replace("${{", "${{ '${{' }}"));
        }
    },
    /** A pipeline of GitLab: JSON strings, with the dollars that its runner would expand. */
    GITLAB("(?!)") {
        @Override
        String quoted(String text) {
            return JsonText.quoted(text.replace("$", "$$"));
        }
    },
    /** logrotate: double quotes, with a backslash before what its patterns or its quotes would take for their own. */
    LOGROTATE("[A-Za-z0-9_./:@%+,-]+") {
        @Override
        String quoted(String text) {
            return '"' + text.replaceAll("[\\\\\"*?\\[\\]{}]", "\\\\$0") + '"';
        }
    },
    /** HTML: text, or an attribute's value in double quotes. */
    HTML("[A-Za-z0-9_./:@%+, -]*") {
        @Override
        String quoted(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    };

    private final Pattern plain;

    Language(String plain) {
        this.plain = Pattern.compile(plain);
    }

    abstract String quoted(String text);

    /** The text as one word; bare where the language cannot misread it, so that files stay readable. */
    final String word(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A NUL can stand in no file that a program reads as text.");
        }
        return plain.matcher(text).matches() ? text : quoted(text);
    }
}
