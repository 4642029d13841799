package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.kind.app.HealthQuestion;
import dev.fairlead.host.kind.app.SideServiceKind;
import org.jspecify.annotations.Nullable;

/** Where an app's things are on its box, for whoever looks after it. */
public final class Places {
    private Places() {}

    /** The file whose presence means that green serves. */
    public static String flag(AppModel app) {
        return AppExpansion.flag(app);
    }

    /** What a job is called among those of all apps. */
    public static String job(AppModel app, String job) {
        return JobsExpansion.name(app.name(), job);
    }

    /** The container of a colour. */
    public static String container(AppModel app, Colour colour) {
        return AppExpansion.container(app, colour);
    }

    /** How the app is asked whether it is well. */
    public static HealthQuestion question(AppModel app) {
        return AppExpansion.question(app);
    }

    /** The container of a side service. */
    public static String service(AppModel app, String service) {
        return SideServiceKind.container(app.name(), service);
    }

    /** What cron starts for a job. */
    public static String jobScript(AppModel app, String job) {
        return JobsExpansion.script(app, job);
    }

    /** What a job's runs printed. */
    public static String jobLog(AppModel app, String job) {
        return JobsExpansion.log(app, job);
    }

    /** The file of the app's certificate, or null if it has none. */
    public static @Nullable String certificate(AppModel app) {
        return TlsExpansion.certificate(app);
    }

    /** What vouches for the authority of the app's certificate, where the model brings it. */
    public static String authority(AppModel app) {
        return CertbotExpansion.authority(app);
    }
}
