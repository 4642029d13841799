package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.Secret;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of secrets on this machine's own disk, in the place of a box's. */
class SecretStoreTest {
    private static final String HOSTILE = "a'b\"c\\d$(touch /tmp/pwned)`id` *[x]&/|; #%s\\1";

    @TempDir
    Path memory;

    private Path env;

    @BeforeEach
    void begin() throws IOException {
        env = memory.resolve(".env");
        Files.writeString(memory.resolve("ledger"), "");
    }

    /** As on a box whose memory is elsewhere, by who is not root. */
    private Answer.Finished run(String script) {
        String here = "FAIRLEAD=" + memory + "\n" + script;
        return LocalBox.run(
                "it",
                here.replace(Prelude.MEMORY, memory.toString())
                        .replace(" root root ", " " + LocalBox.user() + " " + LocalBox.group() + " "));
    }

    private Resource<EnvKind.Declaration> declared(Map<String, Wanted> values) {
        return EnvKind.of(new EnvKind.Declaration("shop", env.toString(), values, LocalBox.KEY), "secrets");
    }

    private Observation look(Resource<EnvKind.Declaration> declared) {
        String probe = EnvKind.ENV.probe(List.of(declared));
        return Objects.requireNonNull(
                EnvKind.ENV.read(run(probe), List.of(declared)).get(declared.address()));
    }

    private Answer.Finished write(Resource<EnvKind.Declaration> declared) {
        var change = new Change<>(declared, Action.CREATE, Cause.NEW, null, declared.desired());
        Step step = EnvKind.ENV.steps(List.of(change)).getFirst();
        return run(((Work.Script) step.work()).text());
    }

    private static Map<String, Wanted> values() {
        var values = new LinkedHashMap<String, Wanted>();
        values.put("GIVEN", new Wanted.Kept());
        values.put("MADE", new Wanted.Made(20));
        values.put("OTHER", new Wanted.Hidden(new Secret(HOSTILE)));
        return values;
    }

    @Test
    void what_nobody_has_given_is_unknown_and_says_which_command_gives_it() {
        Resource<EnvKind.Declaration> declared = declared(values());

        assertThat(look(declared))
                .isInstanceOfSatisfying(
                        Observation.Unknown.class,
                        unknown -> assertThat(unknown.reason())
                                .isEqualTo(
                                        "The box has no value yet for GIVEN: `fairlead secrets set GIVEN` gives it one."));
        assertThat(write(declared).succeeded()).isFalse();
        assertThat(env).doesNotExist();
    }

    @Test
    void what_was_given_arrives_byte_for_byte_and_is_in_sync() throws IOException {
        Resource<EnvKind.Declaration> declared = declared(values());

        assertThat(run(SecretStore.set("shop", "GIVEN", new Secret(HOSTILE))).stderr())
                .isEmpty();
        assertThat(write(declared).stderr()).isEmpty();

        assertThat(Files.readString(env)).contains("GIVEN=" + HOSTILE + "\n").contains("OTHER=" + HOSTILE + "\n");
        assertThat(look(declared)).isEqualTo(Observation.present(EnvKind.ENV.desired(declared.declared())));
        assertThat(Files.readString(memory.resolve("ledger")))
                .contains("\"event\":\"secret\",\"app\":\"shop\",\"name\":\"GIVEN\"}")
                .contains("\"name\":\"MADE\"}")
                .doesNotContain("pwned");
    }

    @Test
    void what_an_app_already_lives_with_is_taken_for_given() throws IOException {
        Files.writeString(env, "GIVEN=from before\nMADE=also from before\n");
        Resource<EnvKind.Declaration> declared = declared(values());

        assertThat(look(declared)).isInstanceOf(Observation.Present.class);
        assertThat(write(declared).stderr()).isEmpty();

        assertThat(memory.resolve("secrets/shop/GIVEN")).hasContent("from before");
        assertThat(memory.resolve("secrets/shop/MADE")).hasContent("also from before");
        assertThat(Files.readString(memory.resolve("ledger")))
                .as("only what is new is written down")
                .contains("\"name\":\"OTHER\"}")
                .doesNotContain("GIVEN");
    }

    @Test
    void a_value_made_anew_shows_as_a_change_and_goes_back_with_the_release_that_had_the_old_one() throws IOException {
        Files.writeString(env, "GIVEN=" + HOSTILE + "\n");
        Resource<EnvKind.Declaration> declared = declared(values());
        write(declared);
        String old = Files.readString(env);
        Files.createDirectories(memory.resolve("releases/shop/7"));
        Files.writeString(memory.resolve("releases/shop/7/env"), old);
        Files.writeString(
                memory.resolve("ledger"),
                "{\"at\":\"x\",\"by\":null,\"event\":\"release\",\"app\":\"shop\",\"number\":7}\n");

        assertThat(run(SecretStore.remake("shop", "MADE", 30)).stderr()).isEmpty();
        assertThat(look(declared)).isNotEqualTo(Observation.present(EnvKind.ENV.desired(declared.declared())));
        write(declared);
        assertThat(Files.readString(env)).isNotEqualTo(old).containsPattern("(?m)^MADE=[A-Za-z0-9]{30}$");

        assertThat(run(SecretStore.back("shop", env.toString(), 6)).succeeded()).isTrue();
        assertThat(Files.readString(env)).as("another release serves").isNotEqualTo(old);
        assertThat(run(SecretStore.back("shop", env.toString(), 7)).stderr()).isEmpty();
        assertThat(Files.readString(env)).isEqualTo(old);
        assertThat(look(declared)).isEqualTo(Observation.present(EnvKind.ENV.desired(declared.declared())));
        assertThat(memory.resolve("secrets/shop/GIVEN")).hasContent(HOSTILE);
    }

    @Test
    void a_list_tells_each_secret_apart_without_its_value() throws IOException {
        run(SecretStore.set("shop", "GIVEN", new Secret(HOSTILE)));
        write(declared(values()));
        Files.createDirectories(memory.resolve("good/shop-blue"));
        Files.writeString(
                memory.resolve("good/shop-blue/env"), Files.readString(env).replaceFirst("(?m)^MADE=.*", "MADE=old"));

        Answer.Finished answer = run(SecretQuestion.script(
                Map.of(env.toString(), List.of("GIVEN", "MADE", "OTHER", "NONE")), Map.of(env.toString(), "shop")));

        assertThat(answer.stdout().text()).doesNotContain("pwned").endsWith("end\0");
        List<SecretQuestion.Seen> seen = Objects.requireNonNull(SecretQuestion.read(answer));
        assertThat(seen).extracting(SecretQuestion.Seen::name).containsExactly("GIVEN", "MADE", "OTHER", "NONE");
        assertThat(seen).extracting(SecretQuestion.Seen::isRunning).containsExactly(true, false, true, true);
        assertThat(seen).extracting(SecretQuestion.Seen::isStored).containsExactly(true, true, false, false);
        assertThat(seen.get(0).is(new Wanted.Kept(), LocalBox.KEY)).isTrue();
        assertThat(seen.get(2).is(new Wanted.Hidden(new Secret(HOSTILE)), LocalBox.KEY))
                .isTrue();
        assertThat(seen.get(2).is(new Wanted.Hidden(new Secret("other")), LocalBox.KEY))
                .isFalse();
        assertThat(seen.get(2).since()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(seen.get(3).hash()).isNull();
    }
}
