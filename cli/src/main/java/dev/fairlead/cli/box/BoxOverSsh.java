package dev.fairlead.cli.box;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Ssh;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.connection.PendingShell;
import dev.fairlead.host.daily.Daily;
import dev.fairlead.host.doctor.Diagnosis;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.memory.Recollection;
import dev.fairlead.host.release.Choice;
import dev.fairlead.host.release.Releases;
import dev.fairlead.host.secrets.SecretStatus;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Moving;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.host.session.Server;
import dev.fairlead.host.ssh.RemoteShell;
import dev.fairlead.host.ssh.SshEnvironment;
import dev.fairlead.host.ssh.SshTarget;
import dev.fairlead.host.ssh.SshTransport;
import dev.fairlead.host.ssh.Sudo;
import dev.fairlead.host.status.StatusReport;
import dev.fairlead.host.takeover.Found;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A box reached by SSH. */
public final class BoxOverSsh implements Box {
    private final Server server;

    private BoxOverSsh(Server server) {
        this.server = server;
    }

    /** Connects; only a host whose key is known is told anything. */
    public static Box open(ServerModel written, Environment environment, @Nullable PrintStream log) {
        Lending lending = Lending.of(written, environment);
        ServerModel model = lending.model();
        var values = FetchedValues.of(model, environment);
        Ssh ssh = model.ssh();
        SshTarget target = target(model, lending.lent(), environment);
        ValueSource source = ssh.sudoPassword();
        String password =
                source == null ? null : values.alone(source, "ssh.sudoPassword").reveal();
        var shell = PendingShell.begin(() -> {
            var transport = SshTransport.connect(target, surroundings(environment, log));
            var connected = new RemoteShell(transport, Sudo.of(transport.user(), password));
            connected.warm();
            return connected;
        });
        return new BoxOverSsh(new Server(
                model, values, shell, who(environment), new SecureRandom(), recollection(model, environment)));
    }

    private static SshTarget target(ServerModel model, SshTarget.@Nullable Lent lent, Environment environment) {
        Ssh ssh = model.ssh();
        String address = ssh.address();
        if (address == null) {
            throw new InvalidModelException(Diagnostic.of("The model does not say where its server is.")
                    .at(model.locate("ssh"))
                    .fix("Give its name or IP address as `ssh.address`."));
        }
        String identity = ssh.identityFile();
        return new SshTarget(
                address,
                ssh.port(),
                ssh.user(),
                identity == null ? null : beside(model, environment, identity),
                ssh.hostKeys(),
                ssh.connectTimeout(),
                ssh.proxyJump(),
                lent);
    }

    private static SshEnvironment surroundings(Environment environment, @Nullable PrintStream log) {
        String agent = environment.variable("SSH_AUTH_SOCK");
        return new SshEnvironment(
                environment.home(),
                environment.userName(),
                agent.isEmpty() ? null : Path.of(agent),
                environment::secret,
                log == null ? null : line -> log.print("ssh: " + line + "\n"));
    }

    /** Paths in a model are relative to the model. */
    static Path beside(ServerModel model, Environment environment, String path) {
        Path directory = environment.path(model.file()).toAbsolutePath().getParent();
        return directory == null || path.startsWith("~/") ? environment.path(path) : directory.resolve(path);
    }

    private static Recollection recollection(ServerModel model, Environment environment) {
        String cache = environment.variable("XDG_CACHE_HOME");
        Path directory = cache.isEmpty() ? environment.home().resolve(".cache") : environment.path(cache);
        Integer port = model.ssh().port();
        String name = model.name() + "@" + model.ssh().address() + (port == null ? "" : "-" + port);
        return Recollection.in(directory.resolve("fairlead/boxes").resolve(name.replace('/', '_')));
    }

    private static String who(Environment environment) {
        return environment.userName() + "@" + environment.hostName();
    }

    @Override
    public Sight look() {
        return server.look();
    }

    @Override
    public StatusReport status() {
        return server.status();
    }

    @Override
    public Outcome apply(Sight shown, ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        return server.apply(shown, listener, stopAsked);
    }

    @Override
    public Outcome applyUnseen(ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        return server.applyUnseen(listener, stopAsked);
    }

    @Override
    public Outcome whileLocked(ApplyListener listener, BooleanSupplier stopAsked, Server.Changing work)
            throws InterruptedException {
        return server.whileLocked(listener, stopAsked, work);
    }

    @Override
    public void awaitConnection() {
        server.awaitConnection();
    }

    @Override
    public void awaitFirstBoot(Consumer<String> said) {
        server.awaitFirstBoot(said);
    }

    @Override
    public Outcome deploy(Set<String> apps, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return server.releasing().deploy(apps, listener, stopAsked);
    }

    @Override
    public Releases releases() {
        return server.releasing().known();
    }

    @Override
    public Outcome rollback(Choice choice, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return server.releasing().rollback(choice, listener, stopAsked);
    }

    @Override
    public List<SecretStatus> secrets() {
        return server.vault().list();
    }

    @Override
    public Outcome rotate(AppModel app, String secret, int length, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return server.vault().rotate(app, secret, length, listener, stopAsked);
    }

    @Override
    public Outcome set(AppModel app, String secret, Secret value, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return server.vault().set(app, secret, value, listener, stopAsked);
    }

    @Override
    public List<String> removable() {
        return server.releasing().removable();
    }

    @Override
    public Outcome cleanUp(ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        return server.releasing().cleanUp(listener, stopAsked);
    }

    @Override
    public @Nullable LockHolder unlock() {
        return server.unlock();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public Moving moving() {
        return server.moving();
    }

    @Override
    public Daily daily() {
        return server.daily();
    }

    @Override
    public Found found() {
        return server.found();
    }

    @Override
    public Diagnosis diagnose() {
        return server.diagnose(new NamesHere(), InstantSource.system());
    }
}
