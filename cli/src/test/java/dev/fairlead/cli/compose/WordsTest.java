package dev.fairlead.cli.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "run --all         | run,--all",
                "sh -c 'a && b'    | sh,-c,a && b",
                "say \"a \\\" b\" '' | say,a \" b,",
                "a\\ b c'd'e       | a b,cde",
                "open 'quote       | open,quote"
            })
    void a_command_line_is_taken_apart_as_a_shell_does(String line, String words) {
        assertThat(String.join(",", Words.split(line))).isEqualTo(words == null ? "" : words);
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "1m30s, 90", "2h, 7200", "500ms, 0", "1.5s, 1", "5, ", "m, ", "'', "})
    void a_span_of_time_in_seconds(String span, Long seconds) {
        assertThat(Words.seconds(span)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "512m, 512m",
        "1G, 1g",
        "1gb, 1g",
        "536870912, 512m",
        "2048, 2k",
        "100, ",
        "much, ",
        "0, ",
        "1.5g, 1536m",
        "0.5M, 512k",
        "1024m, 1024m"
    })
    void a_size_as_a_model_says_it(String written, String size) {
        assertThat(Words.memory(written)).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "SECRET_KEY, true",
        "DB_PASSWORD, true",
        "PGPASSWORD, true",
        "SMTP_PASS, true",
        "API_KEY, true",
        "APIKEY, true",
        "GITHUB_TOKEN, true",
        "SENTRY_DSN, true",
        "AWS_SECRET_ACCESS_KEY, true",
        "password, true",
        "POSTGRES_PASSWORD_FILE, false",
        "PASSENGERS, false",
        "KEYBOARD, false",
        "DEBUG, false",
        "ALLOWED_HOSTS, false",
        "MONKEY, false"
    })
    void a_secret_is_known_by_its_name(String name, boolean isSecret) {
        assertThat(SecretName.isOne(name)).isEqualTo(isSecret);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "a${A}b, a1b",
                "$A-$B, -",
                "$$A, $A",
                "${B:-x}, x",
                "${B-}, ''",
                "${E:-x}, x",
                "${E-x}, ''",
                "${A:+y}, y",
                "${B:+y}, ''",
                "${B:?no}, -",
                "${TOKEN:-t}, -",
                "{A}, {A}"
            })
    void variables_are_put_in(String written, String filled) {
        assertThat(new Variables(Map.of("A", "1", "E", "", "TOKEN", "x"))
                        .fill(written)
                        .text())
                .isEqualTo(filled);
    }

    @Test
    void a_text_that_is_one_variable_names_it() {
        assertThat(new Variables(Map.of()).fill("${A}").variable()).isEqualTo("A");
        assertThat(new Variables(Map.of()).fill("${A}/x").variable()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "CMD curl -f http://localhost:8000/health?deep=1 || exit 1, /health?deep=1",
        "'wget -q \"http://127.0.0.1\"', /",
        "[\"CMD\"; \"curl\"; \"http://[::1]:80/a\"], /a",
        "pg_isready -U shop, ",
        "curl https://example.com/, "
    })
    void the_path_that_a_check_asks_for(String test, String path) {
        Draft.Health health = HealthTest.of(test, null);
        assertThat(health == null ? null : health.path()).isEqualTo(path);
    }
}
