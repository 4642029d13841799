package dev.fairlead.host.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.host.kind.LocalBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDatabaseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private ServerModel model(String volume, String strategy) {
        String yaml = """
                name: shop
                ssh: {user: admin, address: 192.0.2.1}
                app:
                  directory: "%s"
                  image: registry.example.com/shop
                  containerPort: 80
                  ports: {blue: 8000, green: 8001}
                  strategy: %s
                  volumes: [{host: "it's a.db", container: /app/a.db, %s}]
                """.formatted(directory, strategy, volume);
        return ModelReader.read(new SourceText("fairlead.yaml", yaml), List.of());
    }

    /** Asks a real shell about a file that begins like this. */
    private List<SharedDatabase> found(ServerModel model, byte[] content) throws IOException {
        Files.write(directory.resolve("it's a.db"), content);
        List<String> values = LocalBox.run("databases", SharedDatabase.probe(model)).stdout().lines().stream()
                .map(line -> line.substring("database ".length()))
                .toList();
        return SharedDatabase.read(values, model);
    }

    private static byte[] header(int version) {
        byte[] header = "SQLite format 3\0....and what follows".getBytes(StandardCharsets.US_ASCII);
        header[18] = (byte) version;
        header[19] = (byte) version;
        return header;
    }

    @Test
    void the_header_tells_the_mode() throws IOException {
        ServerModel model = model("type: file", "blue-green");
        assertThat(found(model, header(2))).extracting(SharedDatabase::mode).containsExactly(SharedDatabase.Mode.WAL);
        assertThat(found(model, header(1)))
                .extracting(SharedDatabase::mode)
                .containsExactly(SharedDatabase.Mode.ROLLBACK);
    }

    @Test
    void what_is_no_database_says_nothing() throws IOException {
        ServerModel model = model("type: file", "blue-green");
        assertThat(found(model, new byte[0])).isEmpty();
        assertThat(found(model, "SQLite format 3".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(found(model, "name,price\n".repeat(20).getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        Files.delete(directory.resolve("it's a.db"));
        assertThat(LocalBox.run("databases", SharedDatabase.probe(model))
                        .stdout()
                        .lines())
                .isEmpty();
    }

    @Test
    void a_directory_and_what_cannot_be_written_are_safe() throws IOException {
        assertThat(found(model("type: file, readOnly: true", "blue-green"), header(2)))
                .isEmpty();
        assertThat(SharedDatabase.probe(model("type: directory", "blue-green"))).isEqualTo(":\n");
    }

    @Test
    void one_at_a_time_is_a_mend_without_wal_only() throws IOException {
        assertThat(found(model("type: file", "recreate"), header(1))).isEmpty();
        assertThat(found(model("type: file", "recreate"), header(2)))
                .singleElement()
                .satisfies(database -> {
                    assertThat(database.why()).doesNotContain("While two run").contains("goes with it");
                    assertThat(database.fix()).doesNotContain("recreate");
                });
    }

    @Test
    void a_service_of_the_release_writes_to_it_at_all_times() throws IOException {
        String yaml = "type: file}]\nservices: {worker: {command: [work]}}\njobs: {}\n#";

        assertThat(found(model(yaml, "recreate"), header(1)))
                .singleElement()
                .satisfies(database -> assertThat(database.fix()).doesNotContain("recreate"));
        assertThat(found(model(yaml, "recreate"), header(2)))
                .singleElement()
                .satisfies(database ->
                        assertThat(database.why()).contains("While two run, a service beside the app, rows are lost."));
    }

    @Test
    void a_job_that_is_killed_takes_its_journal_with_it_whatever_the_strategy() throws IOException {
        String yaml = "type: file}]\njobs: {tidy: {schedule: \"0 4 * * *\", command: [tidy]}}\n#";

        assertThat(found(model(yaml, "recreate"), header(1))).singleElement().satisfies(database -> {
            assertThat(database.why()).contains("or a job that is stopped at its `timeout`, leaves a");
            assertThat(database.fix()).doesNotContain("recreate");
        });
    }

    @Test
    void the_note_shows_what_to_write() throws IOException {
        SharedDatabase database =
                found(model("type: file", "blue-green"), header(1)).getFirst();
        assertThat(database.note())
                .startsWith(
                        "`it's a.db` of `shop` is a SQLite database in rollback-journal mode, and is mounted alone.")
                .contains("`- {host: data, container: /app/data}`")
                .contains("`app.strategy: recreate`");
    }
}
