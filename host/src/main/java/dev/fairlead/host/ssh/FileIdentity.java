package dev.fairlead.host.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import dev.fairlead.core.diagnostic.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A private key in a file. Its passphrase is asked for when the key is about to sign, and not before. */
final class FileIdentity implements Identity {
    private static final int PASSPHRASE_TRIES = 3;

    private final Path file;
    private final KeyPair key;
    private final Prompt prompt;

    private FileIdentity(Path file, KeyPair key, Prompt prompt) {
        this.file = file;
        this.key = key;
        this.prompt = prompt;
    }

    static FileIdentity read(JSch jsch, Path file, Prompt prompt) {
        try {
            return new FileIdentity(file, KeyPair.load(jsch, Files.readAllBytes(file), null), prompt);
        } catch (NoSuchFileException e) {
            throw unusable(
                    "The identity file `" + file + "` does not exist.",
                    null,
                    "Name your private key as `ssh.identityFile`, or load it with `ssh-add` and leave the key out.");
        } catch (AccessDeniedException e) {
            throw unusable("The identity file `" + file + "` may not be read.", null, "chmod 600 " + file);
        } catch (IOException e) {
            throw unusable("The identity file `" + file + "` cannot be read.", IoReason.of(e), null);
        } catch (JSchException e) {
            throw unusable(
                    "The identity file `" + file + "` holds no private key that Fairlead can read.",
                    e.getMessage(),
                    file.toString().endsWith(".pub") ? "Name the private key, without `.pub`." : null);
        }
    }

    private static HostException unusable(String message, @Nullable String why, @Nullable String fix) {
        return new HostException(HostException.Reason.IDENTITY_UNUSABLE, message, why, fix);
    }

    /** Called right before the key signs; the passphrase given is null, since it does not claim to be encrypted. */
    @Override
    public boolean setPassphrase(byte @Nullable [] passphrase) {
        for (var tries = 0; key.isEncrypted(); tries++) {
            if (tries == PASSPHRASE_TRIES) {
                throw unusable("The passphrase for `" + file + "` was wrong " + tries + " times.", null, null);
            }
            var answer = prompt.secret((tries == 0 ? "" : "Wrong. ") + "Passphrase for " + file + ": ");
            if (answer == null) {
                throw unusable(
                        "The key `" + file + "` has a passphrase, and there is no terminal to ask for it.",
                        null,
                        "Load it into an agent first: `ssh-add " + file + "`.");
            }
            key.decrypt(answer.getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return key.getPublicKeyBlob();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return key.getSignature(data);
    }

    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        return key.getSignature(data, algorithm);
    }

    @Override
    public String getAlgName() {
        return key.getKeyTypeString();
    }

    @Override
    public String getName() {
        return file.toString();
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        key.dispose();
    }
}
