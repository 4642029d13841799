package dev.fairlead.lab;

import dev.fairlead.lab.machine.Commands;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of the lab's own, and the certificate under it by which {@link Acme} is asked. */
record AcmeKeys(Path directory) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    Path authority() {
        return directory.resolve("authority.pem");
    }

    Path certificate() {
        return directory.resolve("server.pem");
    }

    Path key() {
        return directory.resolve("server.key");
    }

    /** Makes what is not there. */
    void ensure(String host) {
        if (Files.exists(certificate())) {
            return;
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw LabException.because("`" + directory + "` could not be made.", e);
        }
        Path authorityKey = directory.resolve("authority.key");
        make("/CN=Fairlead lab authority", authorityKey, authority(), List.of());
        make(
                "/CN=Fairlead lab ACME",
                key(),
                certificate(),
                List.of(
                        "-CA",
                        authority().toString(),
                        "-CAkey",
                        authorityKey.toString(),
                        "-addext",
                        "subjectAltName=IP:" + host,
                        "-addext",
                        "basicConstraints=critical,CA:FALSE"));
    }

    /** For whoever asks over TLS from this JVM. */
    SSLContext trust() {
        try (var in = Files.newInputStream(authority())) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "lab", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw LabException.because("The lab's authority cannot be read.", e);
        }
    }

    private static void make(String subject, Path key, Path certificate, List<String> rest) {
        var argv = new ArrayList<>(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "3650",
                "-subj",
                subject,
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString()));
        argv.addAll(rest);
        Commands.run(LIMIT, argv);
    }
}
