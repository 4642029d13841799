package dev.fairlead.host.migration;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Migration;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Tls;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.expansion.Places;
import dev.fairlead.host.kind.app.HealthQuestion;
import dev.fairlead.host.shell.Shell;
import java.util.List;
import java.util.Objects;

/** What the scripts of a migration must know, as shell variables. */
final class Variables {
    private Variables() {}

    /** The colour that the app starts in: the one whose port the old app leaves free. */
    static Colour colour(AppModel model) {
        return migration(model).from().port() == model.app().ports().blue() ? Colour.GREEN : Colour.BLUE;
    }

    static Migration migration(AppModel model) {
        return Objects.requireNonNull(model.migration(), "The app has no section migration.");
    }

    static String of(AppModel model) {
        App app = model.app();
        Migration migration = migration(model);
        HealthQuestion question = Places.question(model);
        Colour colour = colour(model);
        String cron = migration.from().cronMatching();
        String virtualenv = migration.from().virtualenv();
        List<String> backup = migration.backup().stream().map(app::onHost).toList();
        List<String> volumes =
                app.volumes().stream().map(volume -> app.onHost(volume.host())).toList();
        return variable("fl_app", model.name())
                + variable("fl_unit", migration.from().systemdUnit())
                + variable("fl_oldport", Integer.toString(migration.from().port()))
                + variable("fl_port", Integer.toString(colour.port(app.ports())))
                + variable("fl_name", Places.container(model, colour))
                + variable("fl_other", Places.container(model, colour.other()))
                + variable("fl_flag", Places.flag(model))
                + variable("fl_colour", colour.toString())
                + variable("fl_directory", app.directory())
                + variable(
                        "fl_assets",
                        app.assets() == null ? "" : app.onHost(app.assets().host()))
                + variable("fl_image", app.image())
                + variable("fl_user", app.user() == null ? "" : app.user())
                + variable("fl_cron", cron == null ? "" : cron)
                + variable("fl_virtualenv", virtualenv == null ? "" : virtualenv)
                + tls(model)
                + variable("fl_path", app.health().path())
                + variable("fl_status", Integer.toString(app.health().status()))
                + variable("fl_host", question.host())
                + variable("fl_scheme", question.scheme())
                + variable("fl_soak", Long.toString(migration.soak().toSeconds()))
                + variable("fl_most_errors", Integer.toString(migration.limits().errorsPerThousand()))
                + variable("fl_most_p95", Long.toString(migration.limits().p95().toMillis()))
                + variable("fl_most_growth", Integer.toString(migration.limits().memoryGrowth()))
                + "fl_each_backup() { " + each(backup) + "; }\n"
                + "fl_each_volume() { " + each(volumes) + "; }\n";
    }

    /** How the model's site is served by TLS: {@code acme}, {@code own} or not at all; and what certbot calls its certificate. */
    private static String tls(AppModel model) {
        Tls tls = model.tls();
        Nginx nginx = model.nginx();
        List<String> names = nginx == null || tls == null ? List.of() : nginx.serverNames();
        String how = switch (tls == null ? null : tls.source()) {
            case Tls.Acme _ -> "acme";
            case Tls.Own _ -> "own";
            case null -> "";
        };
        return variable("fl_tls", how)
                + variable("fl_lineage", how.equals("acme") && !names.isEmpty() ? names.getFirst() : "")
                + variable("fl_names", String.join(" ", names));
    }

    /** {@code fl_each_...} calls what it is given with each of the words. */
    private static String each(List<String> words) {
        return words.isEmpty()
                ? ":"
                : "for fl_word in " + Shell.words(words) + "; do \"$1\" \"$fl_word\" || return; done";
    }

    static String variable(String name, String value) {
        return name + "=" + Shell.quote(value) + "\n";
    }
}
