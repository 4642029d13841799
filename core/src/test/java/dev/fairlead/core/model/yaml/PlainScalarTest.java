package dev.fairlead.core.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainScalarTest {
    @ParameterizedTest
    @CsvSource({
        "'', NOTHING", "~, NOTHING", "null, NOTHING", "true, BOOLEAN", "False, BOOLEAN", "yes, TEXT", "off, TEXT",
                "1, WHOLE",
        "-12, WHOLE", "+3, WHOLE", "0755, WHOLE", "0x1F, WHOLE", "0o17, WHOLE", "0x, TEXT", "0xg, TEXT",
                "1.0, FRACTION",
        "1., FRACTION", ".5, FRACTION", "-1e3, FRACTION", "1e, TEXT", "., TEXT", "-, TEXT", "+, TEXT",
                "-.inf, FRACTION",
        ".nan, FRACTION", "1.2.3, TEXT", "v1, TEXT", "30m, TEXT", "06:00, TEXT", "1_000, TEXT", "e3, TEXT", ".e3, TEXT"
    })
    void a_plain_scalar_is_what_yaml_1_2_takes_it_for(String text, Yaml.Type type) {
        assertThat(PlainScalar.type(text)).isEqualTo(type);
    }
}
