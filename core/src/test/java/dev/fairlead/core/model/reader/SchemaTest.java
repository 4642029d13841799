package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void the_schema_stands_as_it_was_reviewed() {
        Golden.check("schema.json", Json.write(ModelReader.schema()));
    }

    @Test
    void every_key_is_explained() {
        assertThat(Json.write(ModelReader.schema())).doesNotContain("\"description\" : \"\"");
    }
}
