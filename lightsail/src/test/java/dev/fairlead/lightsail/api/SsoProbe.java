package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Listing;

/** Asks as a command would, in a process of its own, as the SDK finds profiles and logins by the environment. */
final class SsoProbe {
    private SsoProbe() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        try (LightsailApi api = LightsailApi.open("eu-central-1", System.getenv(), Patience.usual())) {
            System.out.println("instances: "
                    + api.account(Listing.none(), line -> {}).instances().keySet());
        } catch (LightsailException e) {
            System.out.println(e.getMessage() + " | " + e.why() + " | " + e.fix());
        }
    }
}
