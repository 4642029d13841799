package dev.fairlead.lightsail.fake;

import dev.fairlead.lab.lightsail.FakeLightsail;

/** The keys that the stand-in knows. */
final class FakeKeys {
    static final String ACCESS = FakeLightsail.ACCESS_KEY;
    static final String SECRET = FakeLightsail.SECRET_KEY;

    private FakeKeys() {}
}
