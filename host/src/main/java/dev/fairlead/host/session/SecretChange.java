package dev.fairlead.host.session;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Change;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.EnvKind;
import dev.fairlead.host.kind.app.SecretStore;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.look.Scope;
import dev.fairlead.host.memory.Release;

/**
 * A secret that takes another value.
 *
 * @param store what puts the value into the box's store; empty for a secret whose value comes from elsewhere
 */
record SecretChange(AppModel app, String name, String store) {

    /** @param length of a value that the box makes; 0 for one that is fetched */
    static SecretChange anew(AppModel app, String name, int length) {
        return new SecretChange(app, name, length == 0 ? ":\n" : SecretStore.remake(app.name(), name, length));
    }

    static SecretChange given(AppModel app, String name, Secret value) {
        return new SecretChange(app, name, SecretStore.set(app.name(), name, value));
    }

    /** What its release is about. */
    Scope scope() {
        return new Scope.Secrets(app.name());
    }

    /** Whether nothing else differs, so that a release of the secret releases nothing but the secret. */
    boolean isAlone(Plan plan) {
        return plan.changes().stream().allMatch(this::isOfTheSecret);
    }

    private boolean isOfTheSecret(Change<?> change) {
        if (change.before() == null || change.after() == null) {
            return false;
        }
        String kind = change.address().kind();
        boolean isContainer =
                kind.equals(ContainerKind.CONTAINER.name()) || kind.equals(SideServiceKind.SIDE_SERVICE.name());
        String attribute = kind.equals(EnvKind.ENV.name()) ? "value." + name : isContainer ? "environment." + name : "";
        return change.differences().stream()
                .allMatch(difference -> difference.attribute().equals(attribute));
    }

    /** @param serving the release that served before */
    String back(Release serving) {
        return SecretStore.back(app.name(), app.app().onHost(".env"), serving.number());
    }
}
