package dev.fairlead.cli.line;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.host.daily.Daily;
import dev.fairlead.host.doctor.Diagnosis;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.release.Choice;
import dev.fairlead.host.release.Releases;
import dev.fairlead.host.secrets.SecretStatus;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Moving;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.host.session.Server;
import dev.fairlead.host.status.StatusReport;
import dev.fairlead.host.takeover.Found;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server of a model, connected to. */
public interface Box extends AutoCloseable {
    Sight look();

    StatusReport status();

    Outcome apply(Sight shown, ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException;

    /** Performs what a look shows, without asking. */
    Outcome applyUnseen(ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException;

    /** Something that changes what is around the box, while nobody else changes the box. */
    Outcome whileLocked(ApplyListener listener, BooleanSupplier stopAsked, Server.Changing work)
            throws InterruptedException;

    /** Throws what connecting threw. */
    void awaitConnection();

    /** Until what a new instance does by itself has come to its end. */
    void awaitFirstBoot(Consumer<String> said);

    /** Releases what the model says of these apps. */
    Outcome deploy(Set<String> apps, ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException;

    Releases releases();

    /** Goes back to the release that is chosen once nobody else can change the box. */
    Outcome rollback(Choice choice, ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException;

    /** Of all apps, without their values. */
    List<SecretStatus> secrets();

    /** @param length of a new value that the box makes; 0 for one that is fetched from where the model says */
    Outcome rotate(AppModel app, String secret, int length, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException;

    /** Gives the box a secret that it keeps. */
    Outcome set(AppModel app, String secret, Secret value, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException;

    /** {@code image REFERENCE BYTES} or {@code release APP NUMBER}, a line each. */
    List<String> removable();

    Outcome cleanUp(ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException;

    /** Whoever was changing the box, or null. */
    @Nullable
    LockHolder unlock();

    @Override
    void close();

    /** The way of an app from a systemd unit to Docker. */
    Moving moving();

    /** What is done with the apps that run. */
    Daily daily();

    /** What is on it, as far as a model could say it. */
    Found found();

    /** What would break a deploy. */
    Diagnosis diagnose();
}
