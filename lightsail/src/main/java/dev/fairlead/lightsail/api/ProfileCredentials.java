package dev.fairlead.lightsail.api;

import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** What the profile says, told apart by whether it logs in by SSO. */
record ProfileCredentials(ProfileCredentialsProvider provider) implements AwsCredentialsProvider {
    private static final Set<String> SSO = Set.of("sso_session", "sso_start_url");

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            String name = ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
            boolean usesSso = ProfileFile.defaultProfileFile()
                    .profile(name)
                    .map(Profile::properties)
                    .map(properties -> properties.keySet().stream().anyMatch(SSO::contains))
                    .orElse(false);
            throw usesSso ? new SsoLoginException(name, e) : e;
        }
    }
}
