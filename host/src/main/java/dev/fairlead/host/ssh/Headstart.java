package dev.fairlead.host.ssh;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.KeyAgreement;

/**
 * Does with throw-away keys what every handshake begins with, so that the curves are set up when one comes. For whoever has
 * to wait for something else before it can connect.
 */
public final class Headstart {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Headstart() {}

    /** Returns at once; the second call does nothing. */
    public static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("curves").start(Headstart::shakeHands);
        }
    }

    private static void shakeHands() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(pair.getPrivate());
            agreement.doPhase(pair.getPublic(), true);
            agreement.generateSecret();
            KeyPair signer = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(signer.getPrivate());
            byte[] signed = signature.sign();
            signature.initVerify(signer.getPublic());
            signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // Whoever needs them is told.
            return;
        }
    }
}
