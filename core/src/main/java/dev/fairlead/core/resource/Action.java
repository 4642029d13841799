package dev.fairlead.core.resource;

import java.util.Locale;

/** What happens to a thing that is not as it should be. */
public enum Action {
    CREATE("+"),
    UPDATE("~"),
    REPLACE("-/+"),
    DELETE("-");

    private final String sign;

    Action(String sign) {
        this.sign = sign;
    }

    /** The mark in front of a change, as in {@code ~ host/file:/etc/motd}. */
    public String sign() {
        return sign;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
