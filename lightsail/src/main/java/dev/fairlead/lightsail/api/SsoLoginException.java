package dev.fairlead.lightsail.api;

import software.amazon.awssdk.core.exception.SdkClientException;

/** The profile logs in by SSO, and there is no login that counts. */
final class SsoLoginException extends SdkClientException {
    private static final long serialVersionUID = 1;

    private final String profile;

    SsoLoginException(String profile, RuntimeException cause) {
        super(SdkClientException.builder()
                .message("The profile " + profile + " has no login by SSO. " + cause.getMessage())
                .cause(cause));
        this.profile = profile;
    }

    String profile() {
        return profile;
    }
}
