package dev.fairlead.host.ssh;

import com.jcraft.jsch.Identity;
import java.util.List;

/** Notes that a key was tried, for the message when none was accepted. */
record TriedIdentity(Identity key, String title, List<String> tried) implements Identity {
    @Override
    public boolean setPassphrase(byte[] passphrase) throws com.jcraft.jsch.JSchException {
        return key.setPassphrase(passphrase);
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return key.getPublicKeyBlob();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return getSignature(data, key.getAlgName());
    }

    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        if (!tried.contains(title)) {
            tried.add(title);
        }
        return key.getSignature(data, algorithm);
    }

    @Override
    public String getAlgName() {
        return key.getAlgName();
    }

    @Override
    public String getName() {
        return title;
    }

    @Override
    public boolean isEncrypted() {
        return key.isEncrypted();
    }

    @Override
    public void clear() {
        key.clear();
    }
}
