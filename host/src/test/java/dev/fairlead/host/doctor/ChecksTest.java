package dev.fairlead.host.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Output;
import dev.fairlead.host.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What boxes answered, and what that means: a folder a case. */
class ChecksTest {
    private static final Path ROOT = Path.of("src/test/resources/doctor");
    private static final Instant ASKED = Instant.parse("2026-03-01T12:00:00Z");

    @TestFactory
    Stream<DynamicTest> an_answer_means_what_its_case_says() throws IOException {
        try (Stream<Path> found = Files.walk(ROOT, 2)) {
            return found.filter(path -> path.getNameCount() == ROOT.getNameCount() + 2).sorted().toList().stream()
                    .map(folder ->
                            DynamicTest.dynamicTest(ROOT.relativize(folder).toString(), () -> check(folder)));
        }
    }

    @Test
    void each_check_has_a_name_of_its_own_and_stands_in_the_list() {
        assertThat(Checks.ALL.stream().map(Check::name)).doesNotHaveDuplicates();
        assertThat(Checks.ALL.stream().map(Object::getClass).toList())
                .containsExactlyInAnyOrder(Check.class.getPermittedSubclasses());
    }

    @TestFactory
    Stream<DynamicTest> each_check_has_cases_of_good_and_of_bad() {
        return Checks.ALL.stream()
                .map(check -> DynamicTest.dynamicTest(
                        check.name(),
                        () -> assertThat(ROOT.resolve(check.name()).toFile().list())
                                .hasSizeGreaterThan(1)));
    }

    /** Whatever is or is not on this machine, no question fails and every answer can be read. */
    @TestFactory
    Stream<DynamicTest> every_question_runs_in_a_real_shell() {
        return Checks.ALL.stream()
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> {
                    Answer.Finished answer = LocalBox.run(check.name(), Checks.SHARED + check.probe(model()));
                    assertThat(answer.stderr()).doesNotContain("yntax error").doesNotContain("not found");
                    assertThat(Checks.read(check, answer, around(Map.of())))
                            .noneMatch(finding -> finding.sentence().contains("could not be read"));
                }));
    }

    @Test
    void an_answer_that_makes_no_sense_is_unknown_and_says_what_was_said() {
        var clock = new Clock();
        var answer = new Answer.Finished(Section.asking("clock", ""), 0, Output.of("now soon"), "date: nonsense", null);
        assertThat(Checks.read(clock, answer, around(Map.of())))
                .containsExactly(
                        clock.unknown("The box's answer could not be read.").why("date: nonsense"));
    }

    @Test
    void a_model_without_apps_needs_no_docker() {
        ServerModel bare = model("name: box\nssh: {user: admin, address: box.example.com}\n");
        var around = new Surroundings(bare, memory(), ASKED, ASKED, Map.of());
        var nothing = Lines.of(List.of("none"));
        assertThat(new Engine().read(nothing, around)).isEmpty();
        assertThat(new NginxServer().read(nothing, around)).isEmpty();
        assertThat(new Containers().read(nothing, around)).isEmpty();
        assertThat(new AppPorts().read(nothing, around)).isEmpty();
    }

    private static void check(Path folder) throws IOException {
        String name = ROOT.relativize(folder).getName(0).toString();
        Check check = Checks.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var answer = new Answer.Finished(
                Section.asking(name, ""), 0, Output.of(Files.readString(folder.resolve("answer"))), "", null);
        String found = Checks.read(check, answer, around(names(folder.resolve("names")))).stream()
                .map(ChecksTest::text)
                .collect(Collectors.joining());
        Path expected = folder.resolve("expected");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    private static String text(Finding finding) {
        return finding.severity() + ": " + finding.sentence() + "\n"
                + (finding.why() == null ? "" : "  why: " + finding.why() + "\n")
                + (finding.fix() == null ? "" : "  fix: " + finding.fix() + "\n");
    }

    /** {@code NAME ADDRESS...}, or {@code NAME ! FAILURE}. */
    private static Map<String, Lookup> names(Path file) throws IOException {
        var names = new HashMap<String, Lookup>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] words = line.split(" ", 2);
            String rest = words.length == 1 ? "" : words[1];
            names.put(
                    words[0],
                    rest.startsWith("! ")
                            ? Lookup.failed(rest.substring(2))
                            : Lookup.found(rest.isEmpty() ? List.of() : List.of(rest.split(" "))));
        }
        return names;
    }

    private static Surroundings around(Map<String, Lookup> names) {
        return new Surroundings(model(), memory(), ASKED, ASKED.plusSeconds(1), names);
    }

    private static BoxMemory memory() {
        return BoxMemory.blank(new BoxKey("ab".repeat(32)));
    }

    private static ServerModel model() {
        try {
            return model(Files.readString(ROOT.resolve("model.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ServerModel model(String yaml) {
        return ModelReader.read(new dev.fairlead.core.diagnostic.SourceText("fairlead.yaml", yaml), List.of());
    }
}
