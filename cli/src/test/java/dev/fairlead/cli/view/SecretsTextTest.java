package dev.fairlead.cli.view;

import dev.fairlead.host.secrets.SecretStatus;
import dev.fairlead.host.secrets.SecretStatus.Sync;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTextTest {
    private static final List<SecretStatus> SECRETS = List.of(
            new SecretStatus("shop", "DJANGO_SECRET_KEY", "made on the box", "2026-11-24T03:04:05Z", Sync.IN_SYNC),
            new SecretStatus("shop", "MAIL_PASSWORD", "env MAIL_PASSWORD", null, Sync.DIFFERS),
            new SecretStatus("shop", "PAYMENT_KEY", "given to the box", null, Sync.NOT_GIVEN),
            new SecretStatus("shop", "SENTRY_DSN", "command pass", "2026-11-24T03:04:05Z", Sync.UNKNOWN),
            new SecretStatus("admin", "TOKEN", "file ../token", "2026-11-24T03:04:05Z", Sync.NOT_RUNNING),
            new SecretStatus("admin", "OTHER", "the model", null, Sync.MISSING));

    @Test
    void a_list_says_where_each_comes_from_and_whether_the_box_has_it() {
        Golden.check("secrets", SecretsText.of(SECRETS, Ink.PLAIN) + SecretsText.of(List.of(), Ink.PLAIN));
    }

    @Test
    void a_program_reads_the_same() {
        Golden.check("secrets.json", SecretsText.json("shop", SECRETS));
    }
}
