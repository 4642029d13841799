package dev.fairlead.host.daily;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.expansion.Places;
import java.util.List;

/** Something on a box that writes lines. */
public sealed interface LogSource {
    /** What a person calls it. */
    String name();

    /** How {@link LogScript} is told of it. */
    List<String> words();

    /** The container that serves, whichever that is at the moment. */
    record Live(AppModel app) implements LogSource {
        @Override
        public String name() {
            return app.name();
        }

        @Override
        public List<String> words() {
            return List.of("live", app.name(), Places.flag(app));
        }
    }

    /** The container of a side service. */
    record Side(AppModel app, String service) implements LogSource {
        @Override
        public String name() {
            return Places.service(app, service);
        }

        @Override
        public List<String> words() {
            return List.of("side", name(), "");
        }
    }

    /** What the runs of a job printed. */
    record JobLog(AppModel app, String job) implements LogSource {
        @Override
        public String name() {
            return "job " + job;
        }

        @Override
        public List<String> words() {
            return List.of("file", Places.jobLog(app, job), "");
        }
    }

    /** One of nginx's logs, which all sites of the box share: {@code access} or {@code error}. */
    record Nginx(String log) implements LogSource {
        @Override
        public String name() {
            return "nginx " + log;
        }

        @Override
        public List<String> words() {
            return List.of("file", "/var/log/nginx/" + log + ".log", "");
        }
    }
}
