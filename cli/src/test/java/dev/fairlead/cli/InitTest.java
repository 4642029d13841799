package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.view.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fairlead init}, where nobody sits and where somebody answers. */
class InitTest {
    private static final String COMPOSE = """
        name: shop
        x-common: &common
          restart: always
          environment: &environment
            DEBUG: "${DEBUG:-false}"
            DATABASE_URL: postgres://shop:hunter2@db:5432/shop
        services:
          web:
            <<: *common
            build: .
            image: ghcr.io/ann/shop:${TAG:-v1.2.3}
            command: gunicorn shop.wsgi --bind "0.0.0.0:8000"
            ports:
              - "127.0.0.1:8080:8000"
              - "9000:9000/udp"
            environment:
              <<: *environment
              SECRET_KEY: ${SECRET_KEY:?}
              LANG: $SHOP_LANG
              GREETING: "100$$ for ${WHO}"
            env_file: web.env
            volumes:
              - ./data:/app/data/
              - ./settings.ini:/app/settings.ini:ro
              - media:/app/media
              - .:/app
              - {type: tmpfs, target: /tmp}
            healthcheck:
              test: ["CMD", "curl", "-f", "http://localhost:8000/health"]
              interval: 10s
              retries: 4
              start_period: 20s
            depends_on:
              db: {condition: service_healthy}
            deploy: {resources: {limits: {memory: 512M}}}
            labels: [traefik.enable=true]
          worker:
            build: .
            command: [celery, -A, shop, worker]
            environment: {QUEUE: high, DEBUG: "false"}
            stop_grace_period: 1m30s
          migrate:
            build: .
            command: python manage.py migrate
            restart: "no"
          db:
            image: docker.io/library/postgres:17
            environment:
              POSTGRES_PASSWORD: hunter2
              POSTGRES_USER: shop
            volumes: ["db-data:/var/lib/postgresql/data"]
            ports: ["5432:5432"]
            networks: [back]
          redis:
            image: redis
            user: "999"
            cap_add: [SYS_NICE]
          proxy:
            image: nginx:1.27
            ports: ["80:80"]
          ads: {build: ./ads}
        volumes: {media: {}, db-data: {}}
        networks: {back: {}}
        secrets: {a: {file: a}}
        """;

    @TempDir
    Path home;

    private Path shop() throws IOException {
        return Files.createDirectories(home.resolve("Ann's Shop"));
    }

    private Typed init(String... words) throws IOException {
        return Typed.in(shop(), home, List.of(), with(words));
    }

    private Typed answering(List<String> answers, String... words) throws IOException {
        return Typed.in(shop(), home, answers, with(words));
    }

    private String[] with(String... words) throws IOException {
        return Stream.concat(Stream.of("-f", shop().resolve("fairlead.yaml").toString(), "init"), Stream.of(words))
                .toArray(String[]::new);
    }

    private String model() throws IOException {
        return Files.readString(shop().resolve("fairlead.yaml"));
    }

    private void assertValid() throws IOException {
        Typed validated = Typed.in(shop(), "-f", shop().resolve("fairlead.yaml").toString(), "validate");
        assertThat(validated.exit()).as(validated.err()).isZero();
    }

    @Test
    void what_lies_there_answers_for_a_script() throws IOException {
        Files.writeString(shop().resolve("Dockerfile"), """
            FROM node:22 AS build
            EXPOSE 9999
            FROM debian:12
            # EXPOSE 1
            EXPOSE 3000/tcp 3001
            HEALTHCHECK --interval=30s \\
                CMD wget -qO- http://127.0.0.1:3000/up || exit 1
            """);
        Files.createDirectories(shop().resolve(".git"));
        Files.writeString(
                shop().resolve(".git/config"),
                "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:Ann/Shop.git\n");
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), "[profile ann]\nregion = eu-central-1\noutput = json\n");
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/id_ed25519.pub"), "ssh-ed25519 AAAA ann\n");

        Typed init = init("--yes", "--domains", "shop.example, www.shop.example", "--email", "ops@shop.example");

        assertThat(init.exit()).as(init.err()).isZero();
        Golden.check("init-seen", model());
        assertValid();
    }

    @Test
    void a_compose_file_is_taken_over_as_far_as_a_model_can_say_it() throws IOException {
        Files.writeString(shop().resolve("docker-compose.yml"), COMPOSE);
        Files.writeString(shop().resolve("web.env"), "export COLOUR='blue'\nSHOP_TOKEN=abc\n# no\nDEBUG=true\n");
        Files.writeString(shop().resolve("settings.ini"), "");

        Typed init = init("--yes", "--address", "203.0.113.7", "--from-compose", shop() + "/docker-compose.yml");

        assertThat(init.exit()).as(init.err()).isZero();
        Golden.check("init-compose", model());
        assertThat(model()).doesNotContain("hunter2").doesNotContain("abc");
        assertThat(init.err())
                .doesNotContain("hunter2")
                .contains("- The service `proxy` is left out", "- `user` of `redis` is left out");
        assertValid();
    }

    @Test
    void an_answer_that_no_model_can_hold_is_asked_for_again() throws IOException {
        Typed init = answering(List.of(
                "My Shop",
                "shop",
                "203.0.113.7",
                "",
                "ghcr.io/ann/shop:v1",
                "ghcr.io/ann/shop",
                "",
                "eighty",
                "80",
                "",
                "shop_example",
                "shop.example",
                ""));

        assertThat(init.exit()).as(init.err()).isZero();
        assertThat(init.err())
                .contains("Name of the server [ann-s-shop]: error: `My Shop` is not a name.")
                .contains("Write `image: ghcr.io/ann/shop` and `tag: v1`.")
                .contains("error: `eighty` is not a port.")
                .contains("`shop_example` is not a domain name")
                .doesNotContain("Region of AWS");
        assertThat(model()).contains("name: shop\n", "  address: \"203.0.113.7\"\n", "  containerPort: 80\n");
        assertValid();
    }

    @Test
    void a_compose_file_that_lies_there_is_taken_over_unless_somebody_minds() throws IOException {
        Files.writeString(shop().resolve("compose.yaml"), "services: {web: {image: ann/shop, ports: ['8080:80']}}\n");

        assertThat(answering(List.of("", "", "203.0.113.7", "", "", "", "", "", ""))
                        .exit())
                .isZero();
        assertThat(model()).contains("image: ann/shop\n", "containerPort: 80\n", "{blue: 8080, green: 8081}");
        assertValid();

        Typed minding = answering(List.of("n", "", "203.0.113.7", "", "ann/other", "", "3000", "", "", "y"));
        assertThat(minding.exit()).as(minding.err()).isZero();
        assertThat(model()).contains("image: ann/other\n");
    }

    @Test
    void who_stops_answering_gets_no_model() throws IOException {
        assertThat(answering(List.of("shop")).exit()).isEqualTo(1);
        assertThat(shop().resolve("fairlead.yaml")).doesNotExist();
    }

    @Test
    void a_script_is_told_what_it_has_to_say() throws IOException {
        Typed init = init("--yes");
        assertThat(init.exit()).isEqualTo(2);
        assertThat(init.err()).contains("fix: fairlead init --yes --image IMAGE --port PORT");

        assertThat(init().err()).contains("Nobody is there to answer questions.");
        Typed wrong = init("--yes", "--image", "a b", "--port", "x", "--tag", "v1");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("error: `--image`: `a b` is not", "error: `--port`: ")
                .doesNotContain("`--tag`");
    }

    @Test
    void a_model_that_is_there_is_replaced_by_who_agrees_alone() throws IOException {
        Files.writeString(shop().resolve("fairlead.yaml"), "name: mine\n");
        String[] words = {"--yes", "--image", "ann/shop", "--port", "80"};

        Typed refused = init(words);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).contains("-name: mine");
        assertThat(model()).isEqualTo("name: mine\n");

        assertThat(answering(List.of("n"), words).exit()).isEqualTo(1);
        assertThat(model()).isEqualTo("name: mine\n");

        assertThat(answering(List.of("y"), words).exit()).isZero();
        assertThat(init(words).out()).startsWith("unchanged");
        assertValid();
    }

    @Test
    void a_compose_file_that_is_none_is_told() throws IOException {
        Path file = Files.writeString(shop().resolve("compose.yaml"), "services: {}\n");
        assertThat(init("--yes").err()).contains("has no services");
        Files.writeString(file, "services: [\n");
        assertThat(init("--yes").exit()).isEqualTo(2);
        Files.writeString(file, "services: {web: {image: a}}\n");
        assertThat(init("--yes", "--service", "wed").err()).contains("Did you mean `web`?");
        Files.writeString(file, "services: {web: nginx}\n");
        assertThat(init("--yes").err()).contains("has no services").contains("The service `web` is left out");
        Files.writeString(file, "\n");
        assertThat(init("--yes").err()).contains("The compose file").contains("is empty.");
        assertThat(init("--yes", "--from-compose", "nowhere.yml").err()).contains("There is no file `nowhere.yml`.");
        assertThat(init("--yes", "--from-compose", ".").err()).contains("is a directory.");
    }

    @Test
    void what_a_compose_file_says_of_limits_and_ends_is_taken_over_or_told() throws IOException {
        Files.writeString(shop().resolve("compose.yaml"), """
                services:
                  web:
                    image: ghcr.io/ann/shop
                    ports: ["8000:80"]
                    mem_limit: 1.5g
                    stop_grace_period: 2m
                    deploy: {replicas: 3, resources: {limits: {cpus: "0.5"}}}
                    environment: {DB_PASS: ""}
                """);
        Typed made = init("--yes", "--address", "203.0.113.7");
        assertThat(model()).contains("memory: 1536m");
        assertThat(made.err() + made.out())
                .contains("`deploy.replicas` of `web` is left out")
                .contains("`deploy.resources.limits.cpus` of `web` is left out")
                .contains("`stop_grace_period` of `web` is left out")
                .contains("The secret `DB_PASS` of `web` is empty in the file");
    }
}
