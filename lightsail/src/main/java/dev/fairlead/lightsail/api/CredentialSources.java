package dev.fairlead.lightsail.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Who asks: the first of these that knows. The one that knew is asked again next time, as what it gives may run out. */
final class CredentialSources implements AwsCredentialsProvider {
    static final String NONE = "Unable to load credentials";

    private static final String OF_PROPERTIES = "Unable to load credentials from system settings";

    private final List<AwsCredentialsProvider> sources;
    private @Nullable AwsCredentialsProvider known;

    CredentialSources(List<AwsCredentialsProvider> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public synchronized AwsCredentials resolveCredentials() {
        if (known != null) {
            return known.resolveCredentials();
        }
        var said = new ArrayList<String>();
        for (AwsCredentialsProvider source : sources) {
            try {
                AwsCredentials credentials = source.resolveCredentials();
                known = source;
                return credentials;
            } catch (SsoLoginException e) {
                // Whoever has chosen a profile wants to be that one and nobody else.
                throw e;
            } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
                add(said, String.valueOf(e.getMessage()));
            }
        }
        throw SdkClientException.create(NONE + ". " + String.join(" ", said));
    }

    /** As a sentence without what the SDK's own objects print; nothing of Java's properties, which nobody sets for a tool. */
    private static void add(List<String> said, String message) {
        if (!message.startsWith(OF_PROPERTIES)) {
            int objects = message.indexOf(": ProfileFile(");
            said.add(Refusal.sentence(objects < 0 ? message : message.substring(0, objects)));
        }
    }
}
