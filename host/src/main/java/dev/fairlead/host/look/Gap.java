package dev.fairlead.host.look;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.kind.app.ContainerKind;
import java.util.ArrayList;
import java.util.List;

/** For how long nothing answers while an app that cannot run twice is released. */
final class Gap {
    private Gap() {}

    static List<String> notes(ServerModel model, Plan plan) {
        var notes = new ArrayList<String>();
        for (AppModel app : model.apps().values()) {
            boolean isRecreated = app.app().strategy() == App.Strategy.RECREATE
                    && plan.changes().stream().anyMatch(change -> isReplaced(change, app));
            if (isRecreated) {
                notes.add(note(app));
            }
        }
        return notes;
    }

    private static boolean isReplaced(Change<?> change, AppModel app) {
        State before = change.before();
        return change.address().equals(ContainerKind.at(app.name()))
                && change.action() == Action.REPLACE
                && before != null
                && before.word("status").equals("running");
    }

    private static String note(AppModel app) {
        String before = app.app().beforeSwitch().isEmpty()
                ? ""
                : " `" + app.at("app.beforeSwitch") + "` runs in between and adds its own time.";
        return "`" + app.name() + "` has `" + app.at("app.strategy")
                + ": recreate`, as it cannot run twice: the old container"
                + " stops before the new one starts, and nothing answers until that is healthy, for which it has "
                + app.app().health().timeout().toSeconds() + " s (`" + app.at("app.health.timeout") + "`)." + before;
    }
}
