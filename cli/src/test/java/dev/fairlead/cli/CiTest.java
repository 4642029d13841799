package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ci github} does to workflows that are there. */
class CiTest {
    @TempDir
    Path directory;

    private Path workflow;

    @BeforeEach
    void workflows_one_of_which_somebody_changed() throws IOException {
        Files.writeString(directory.resolve("fairlead.yaml"), """
            name: shop
            ssh: {address: 203.0.113.7}
            app:
              directory: /opt/shop
              image: ghcr.io/ann/shop
              tag: v1
              containerPort: 80
              ports: {blue: 8000, green: 8001}
            """);
        assertThat(ci().exit()).isZero();
        workflow = directory.resolve("workflows/fairlead-drift.yml");
        Files.writeString(workflow, text().replace("17 5 * * *", "30 6 * * *"));
    }

    private Typed ci(String... more) {
        return ci(List.of(), more);
    }

    private Typed ci(List<String> answers, String... more) {
        var line = new ArrayList<>(List.of(
                "ci",
                "github",
                "-f",
                directory.resolve("fairlead.yaml").toString(),
                "--dir",
                directory.resolve("workflows").toString()));
        line.addAll(List.of(more));
        return Typed.in(directory, directory, answers, line.toArray(String[]::new));
    }

    private String text() throws IOException {
        return Files.readString(workflow);
    }

    @Test
    void what_would_change_is_shown_and_nothing_is_replaced_while_nobody_agrees() throws IOException {
        Typed alone = ci();
        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.out())
                .contains("unchanged  ", "differs    " + workflow)
                .contains("-    - cron: \"30 6 * * *\"\n+    - cron: \"17 5 * * *\"\n");
        assertThat(alone.err()).contains("fairlead ci github --yes");

        Typed refused = ci(List.of("no"));
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("Replace `fairlead-drift.yml`?");
        assertThat(text()).contains("30 6 * * *");
    }

    @Test
    void every_variable_that_a_model_reads_is_passed_on() throws IOException {
        Files.writeString(
                directory.resolve("fairlead.yaml"),
                Files.readString(directory.resolve("fairlead.yaml"))
                                .replace(
                                        "{address: 203.0.113.7}",
                                        "{address: 203.0.113.7, sudoPassword: {ssm: /shop/sudo}}")
                        + """
                        nginx: {serverNames: [shop.example]}
                        tls: {certificate: shop.pem, key: {env: SHOP_TLS_KEY}}
                        """);
        assertThat(ci("--yes").exit()).isZero();
        assertThat(text()).contains("SHOP_TLS_KEY", "AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void whoever_agrees_gets_them_all_as_they_are_now() throws IOException {
        Typed agreed = ci(List.of("yes"));
        assertThat(agreed.exit()).isZero();
        assertThat(agreed.out()).contains("differs    " + workflow, "written    " + workflow);
        assertThat(text()).contains("17 5 * * *");

        Files.writeString(workflow, "mine\n");
        Typed unasked = ci("--yes");
        assertThat(unasked.exit()).isZero();
        assertThat(unasked.out()).contains("-mine\n");
        assertThat(text()).contains("17 5 * * *");
        assertThat(ci().out()).doesNotContain("differs", "written");
    }
}
