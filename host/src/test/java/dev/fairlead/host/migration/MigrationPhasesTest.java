package dev.fairlead.host.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.memory.MigrationMark;
import dev.fairlead.host.memory.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts of a migration, by the shell that boxes have. */
class MigrationPhasesTest {
    @TempDir
    Path box;

    private static ServerModel model() {
        return ModelReader.read(new SourceText("fairlead.yaml", yaml()), List.of());
    }

    private static AppModel app(ServerModel model) {
        return Objects.requireNonNull(model.apps().values().iterator().next());
    }

    private static String yaml() {
        try {
            return Files.readString(Path.of("src/test/resources/model/every-key.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(String script, int exit) {
        var answer = LocalBox.run("migration", "FAIRLEAD=" + box + "\n" + script);
        assertThat(answer.exit()).as(answer.stderr()).isEqualTo(exit);
        return answer.stdout().value() + answer.stderr();
    }

    private static List<Step> steps(Phase phase) {
        var steps = new ArrayList<Step>();
        ServerModel model = model();
        for (Leg leg : new MigrationPhases(model, app(model), true).legs(phase)) {
            if (leg instanceof Leg.Steps of) {
                steps.addAll(of.steps());
            }
        }
        return steps;
    }

    private static String script(Step step) {
        return step.work() instanceof Work.Script script ? script.text() : "";
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void every_script_and_every_program_that_it_writes_can_be_read(Phase phase) throws IOException {
        for (Step step : steps(phase)) {
            String text = script(step);
            Path file = Files.writeString(box.resolve("script"), text);
            assertThat(run("dash -n '" + file + "'", 0)).as(step.title()).isEmpty();
            for (String program : List.of("rollback", "sample", "watch")) {
                String put = "| fl_put \"$fl_m/" + program + "\"";
                if (text.contains(put)) {
                    Path written = box.resolve(program);
                    String alone = text.substring(
                            text.lastIndexOf("printf '%s' '#!/bin/sh", text.indexOf(put)), text.indexOf(put));
                    run(alone + "> '" + written + "'", 0);
                    String shell = program.equals("rollback") ? "dash" : "bash";
                    assertThat(run(shell + " -n '" + written + "'", 0))
                            .as(program)
                            .isEmpty();
                }
            }
        }
    }

    private String verdict(String samples, int growth) throws IOException {
        Files.writeString(box.resolve("samples.csv"), samples);
        return run(
                "fl_samples=" + box.resolve("samples.csv") + " fl_most_errors=5 fl_most_p95=100 fl_most_growth="
                        + growth + "\n" + SoakScript.FIGURES + "fl_figures\nfl_verdict",
                0);
    }

    private static String samples(int errors, int step, int slow) {
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(100 + i).append(",old,50000,0,1000 2000\n");
            text.append(100 + i)
                    .append(",new,")
                    .append(50000 + i * step)
                    .append(',')
                    .append(i == 0 ? errors : 0)
                    .append(",1000 ")
                    .append(slow)
                    .append('\n');
        }
        return text + "109,new,77";
    }

    @Test
    void what_keeps_to_the_limits_passes() throws IOException {
        assertThat(verdict(samples(0, 0, 2000), 30).lines())
                .containsExactly(
                        "old samples 8 requests 16 errors 0 p50 1000 p95 2000 first 50000 last 50000 from 100 to 107",
                        "new samples 8 requests 16 errors 0 p50 1000 p95 2000 first 50000 last 50000 from 100 to 107");
    }

    @Test
    void errors_slowness_and_a_leak_are_each_told_with_their_figures() throws IOException {
        assertThat(verdict(samples(1, 0, 2000), 30)).contains("1 of 16 answers were wrong (62.5 of a thousand)");
        assertThat(verdict(samples(0, 0, 200_000), 30)).contains("up to 200.0 ms; 100 ms are allowed");
        assertThat(verdict(samples(0, 10_000, 2000), 30))
                .contains("grew from 54 to 112 MiB, by 109 %; 30 % are allowed");
    }

    @Test
    void only_the_port_changes_in_a_site_and_comments_stay() throws IOException {
        Path site = Files.writeString(box.resolve("site"), """
                upstream shop { server 127.0.0.1:8000 weight=2; server 127.0.0.1:80001; }
                location / { proxy_pass http://localhost:8000; } # 127.0.0.1:8000
                # proxy_pass http://127.0.0.1:8000;
                proxy_pass http://127.0.0.1:8000/api;
                server_name x; # managed by Certbot
                """);
        String sed = CutoverScript.SWITCH
                .lines()
                .filter(line -> line.strip().startsWith("sed -E"))
                .findFirst()
                .orElseThrow()
                .strip()
                .replace("\"$fl_each\" > \"$fl_m/site.new\" &&", "'" + site + "'");
        assertThat(run("fl_oldport=8000 fl_port=8001 fl_app=shop\n" + Common.FUNCTIONS + sed, 0))
                .isEqualTo("""
                upstream shop { server 127.0.0.1:8001 weight=2; server 127.0.0.1:80001; }
                location / { proxy_pass http://127.0.0.1:8001; } # 127.0.0.1:8000
                # proxy_pass http://127.0.0.1:8000;
                proxy_pass http://127.0.0.1:8001/api;
                server_name x; # managed by Certbot""");
    }

    @Test
    void only_what_nobody_else_needs_goes_into_the_archive() throws IOException {
        Path shop = Files.createDirectories(box.resolve("opt/shop"));
        for (String name : List.of("venv/bin", "code", "data", "static", ".static-0123456789ab", "saved", "made")) {
            Files.createDirectories(shop.resolve(name));
        }
        for (String name : List.of(".env", "compose.blue.yaml", "manage.py", ".hidden", "VERSION with space")) {
            Files.writeString(shop.resolve(name), "");
        }
        Files.writeString(
                box.resolve("manifest"), "ab made host/directory:" + shop + "/made\n- - host/file:" + shop + "/code\n");
        String script = "fl_directory=" + shop + " fl_unit=shop.service fl_virtualenv=" + shop + "/venv fl_assets="
                + shop
                + "/static\nfl_each_volume() { \"$1\" " + shop + "/data/db; }\nfl_each_backup() { \"$1\" " + shop
                + "/saved; }\nsystemctl() { case $* in *Working*) echo " + shop + " ;; esac; }\n"
                + ArchiveScript.PATHS + "fl_old_paths";

        assertThat(run(script, 0).lines())
                .containsExactlyInAnyOrder(
                        shop + "/venv",
                        shop + "/code",
                        shop + "/manage.py",
                        shop + "/.hidden",
                        shop + "/VERSION with space");
        assertThat(run(script.replace("echo " + shop, "echo /srv"), 0).lines()).containsExactly(shop + "/venv");
    }

    @Test
    void what_is_moved_is_never_put_over_something_else() throws IOException {
        Path from = Files.writeString(box.resolve("from"), "one");
        Path to = box.resolve("a/b/to");
        String move = "fl_oldport=8000\n" + Common.FUNCTIONS + "fl_move '" + from + "' '" + to + "'";

        run(move, 0);
        Files.writeString(from, "two");
        run(move, 1);

        assertThat(to).hasContent("one");
        assertThat(from).hasContent("two");
    }

    @Test
    void a_migration_that_is_settled_lets_others_apply_and_one_that_is_clean_has_no_way_back() {
        assertThat(mark(Phase.SETTLE, MigrationMark.Word.BEGAN).isUnderWay()).isTrue();
        assertThat(mark(Phase.SETTLE, MigrationMark.Word.DONE).isUnderWay()).isFalse();
        assertThat(mark(Phase.ARCHIVE, MigrationMark.Word.BEGAN).isUnderWay()).isFalse();
        assertThat(mark(Phase.ARCHIVE, MigrationMark.Word.BACK).isUnderWay()).isTrue();
        assertThat(mark(Phase.ARCHIVE, MigrationMark.Word.DONE).isOver()).isFalse();
        assertThat(mark(Phase.ARCHIVE, MigrationMark.Word.DONE).isReversible()).isTrue();
        assertThat(mark(Phase.CLEAN, MigrationMark.Word.BEGAN).isReversible()).isFalse();
        assertThat(mark(Phase.CLEAN, MigrationMark.Word.DONE).isOver()).isTrue();
        assertThat(mark(Phase.CLEAN, MigrationMark.Word.DONE).next()).isNull();
    }

    @Test
    void visitors_are_the_containers_from_the_cutover_until_somebody_takes_them_back() {
        assertThat(mark(Phase.SOAK, MigrationMark.Word.DONE).hasTakenOver()).isFalse();
        assertThat(mark(Phase.CUTOVER, MigrationMark.Word.FELL).hasTakenOver()).isFalse();
        assertThat(mark(Phase.CUTOVER, MigrationMark.Word.DONE).hasTakenOver()).isTrue();
        assertThat(mark(Phase.CLEAN, MigrationMark.Word.DONE).hasTakenOver()).isTrue();
        assertThat(mark(Phase.ARCHIVE, MigrationMark.Word.BACK).hasTakenOver()).isFalse();
    }

    private static MigrationMark mark(Phase phase, MigrationMark.Word word) {
        return new MigrationMark("shop", phase, word, "2026-11-24T00:00:00Z", "me@here");
    }

    @Test
    void the_last_whole_line_of_the_journal_tells_how_far_it_is() {
        MigrationMark mark = Objects.requireNonNull(MigrationMark.last(List.of(
                "shop prepare began 2026-11-24T00:00:00Z me@here",
                "shop prepare done 2026-11-24T00:01:00Z me@here",
                "shop paral")));
        assertThat(mark.sentence())
                .isEqualTo(
                        "The migration of shop is under way: its phase prepare is done (me@here, 2026-11-24T00:01:00Z).");
        assertThat(mark.next()).isEqualTo(Phase.PARALLEL);
        assertThat(new MigrationMark("shop", Phase.CUTOVER, MigrationMark.Word.FELL, "", "").next())
                .isEqualTo(Phase.CUTOVER);
        assertThat(new MigrationMark("shop", Phase.SOAK, MigrationMark.Word.BACK, "", "").next())
                .isEqualTo(Phase.PREPARE);
    }
}
