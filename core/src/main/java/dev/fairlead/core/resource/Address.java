package dev.fairlead.core.resource;

import org.jspecify.annotations.Nullable;

/**
 * The name of one thing on a server, unique within a plan: {@code host/file:/etc/nginx/nginx.conf}.
 *
 * @param realm where it lives and who is asked about it: {@code host} (the inside of the box)
 * @param kind the name of its {@link Kind}
 * @param name what tells it from others of its kind; any text
 */
public record Address(String realm, String kind, String name) implements Comparable<Address> {
    /** The realm of what is inside a box. */
    public static final String HOST = "host";

    public static Address host(String kind, String name) {
        return new Address(HOST, kind, name);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no address
     */
    public static Address parse(String text) {
        int slash = text.indexOf('/');
        int colon = text.indexOf(':', slash + 1);
        if (slash <= 0 || colon <= slash + 1) {
            throw new IllegalArgumentException("Not an address: " + text);
        }
        return new Address(text.substring(0, slash), text.substring(slash + 1, colon), text.substring(colon + 1));
    }

    /**
     * By hand, as {@link #hashCode()} and {@link #compareTo}: every start asks all three. Those of a record are put together
     * when first asked, and no archive takes the lambdas of {@code Comparator.comparing}, which can be serialized.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address
                && name.equals(address.name)
                && kind.equals(address.kind)
                && realm.equals(address.realm);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * realm.hashCode() + kind.hashCode()) + name.hashCode();
    }

    @Override
    public int compareTo(Address other) {
        int byRealm = realm.compareTo(other.realm);
        if (byRealm != 0) {
            return byRealm;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return realm + "/" + kind + ":" + name;
    }
}
