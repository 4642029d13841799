package dev.fairlead.host.registry;

import dev.fairlead.core.model.Secret;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of the OCI distribution API, as far as it takes to learn what is behind a tag before it is pulled
 * (<a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">specification</a>).
 */
public final class Registry {
    private final boolean isPlain;
    private final @Nullable Login login;

    /** How to log in. */
    public record Login(String user, Secret password) {}

    /** @param isPlain whether it speaks HTTP without TLS */
    public Registry(boolean isPlain, @Nullable Login login) {
        this.isPlain = isPlain;
        this.login = login;
    }

    /**
     * The digest of the manifest that the tag names now, {@code sha256:...}.
     *
     * @throws RegistryException if the registry cannot be asked or does not know the tag
     */
    public String digest(ImageName image, String tag) {
        try (var conversation = new Conversation(image, isPlain, login)) {
            HttpResponse<String> answer = conversation.ask("HEAD", "manifests/" + tag);
            return answer.headers()
                    .firstValue("Docker-Content-Digest")
                    .orElseThrow(() -> new RegistryException(answer.uri() + " answered without a digest."));
        }
    }

    /**
     * What it offers to a box of this platform.
     *
     * @param reference a digest or a tag
     * @param platform asked for once the registry has answered first
     * @throws RegistryException if the registry cannot be asked, does not know the image, or speaks of it in an old way
     */
    public Offer offer(ImageName image, String reference, Supplier<Platform> platform) {
        try (var conversation = new Conversation(image, isPlain, login)) {
            return new Manifests(conversation::text).offer(reference, platform);
        }
    }
}
