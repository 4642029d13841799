package dev.fairlead.lightsail.api;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** One call to the service, tried again while that is worth it. */
record Calls(Patience patience) {

    /** @throws LightsailException for whatever goes wrong */
    <T> T call(String operation, Consumer<String> told, Supplier<T> call) {
        return patience.calling(told, () -> {
            try {
                return call.get();
            } catch (SdkException e) {
                throw Refusal.of(operation, e);
            }
        });
    }

    /** The same for something that may not be there; null then. */
    <T> @Nullable T found(String operation, Consumer<String> told, Supplier<T> ask) {
        try {
            return call(operation, told, ask);
        } catch (LightsailException e) {
            if (e.reason() == LightsailException.Reason.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}
