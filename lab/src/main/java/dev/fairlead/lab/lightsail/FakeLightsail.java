package dev.fairlead.lab.lightsail;

import dev.fairlead.lab.lightsail.account.Account;
import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.account.ParameterCalls;
import dev.fairlead.lab.lightsail.machine.CertificateAuthority;
import dev.fairlead.lab.lightsail.machine.Machines;
import dev.fairlead.lab.lightsail.machine.PaperMachines;
import dev.fairlead.lab.lightsail.wire.Faults;
import dev.fairlead.lab.lightsail.wire.ServiceModel;
import dev.fairlead.lab.lightsail.wire.Wire;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server that is Amazon Lightsail to whoever speaks to it: on loopback, with an account that starts empty. */
public final class FakeLightsail implements AutoCloseable {
    /** The keys it knows; the access key is of a form that Amazon hands out to nobody. */
    public static final String ACCESS_KEY = "AKIAFAIRLEADLAB00000";

    public static final String SECRET_KEY = "lab-secret-that-opens-nothing";

    private final Account account;
    private final Wire wire;
    private final Faults faults = new Faults();
    private final ParameterCalls parameters = new ParameterCalls();

    private FakeLightsail(Settings settings) throws IOException {
        account = new Account(
                settings.pace(), settings.machines(), new CertificateAuthority(settings.directory()), settings.clock());
        wire = new Wire(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()),
                account,
                parameters,
                Map.of(ACCESS_KEY, SECRET_KEY),
                settings.model(),
                faults,
                settings.clock());
    }

    /**
     * How it is to be.
     *
     * @param directory keeps the key that signs temporary certificates
     * @param model checks all requests and replies, where it is at hand
     * @param port to listen on; 0 for any
     */
    public record Settings(
            Path directory, Pace pace, Machines machines, Optional<ServiceModel> model, InstantSource clock, int port) {

        /** Quick, without machines, checked where Amazon's service model is installed. */
        public static Settings onPaper(Path directory) {
            return new Settings(
                    directory, Pace.AT_ONCE, new PaperMachines(), ServiceModel.installed(), InstantSource.system(), 0);
        }

        public Settings pace(Pace other) {
            return new Settings(directory, other, machines, model, clock, port);
        }

        public Settings machines(Machines other) {
            return new Settings(directory, pace, other, model, clock, port);
        }

        public Settings clock(InstantSource other) {
            return new Settings(directory, pace, machines, model, other, port);
        }

        public Settings port(int other) {
            return new Settings(directory, pace, machines, model, clock, other);
        }
    }

    public static FakeLightsail start(Settings settings) {
        try {
            return new FakeLightsail(settings);
        } catch (IOException e) {
            throw LabException.because("The stand-in for Lightsail could not be started.", e);
        }
    }

    public URI endpoint() {
        return wire.endpoint();
    }

    /** What Systems Manager keeps, at the same address. */
    public ParameterCalls parameters() {
        return parameters;
    }

    /** What shall go wrong, and what was called. */
    public Faults faults() {
        return faults;
    }

    /** The operations it has; all others are unknown to it. */
    public Set<String> operations() {
        return account.operations();
    }

    /** Puts a DNS zone into the account, without any entry. */
    public void addZone(String name) {
        account.addZone(name);
    }

    @Override
    public void close() {
        wire.close();
    }
}
