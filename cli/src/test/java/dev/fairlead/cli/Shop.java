package dev.fairlead.cli;

/** The model that the tests of Lightsail's side are about. */
public final class Shop {
    private Shop() {}

    /**
     * A model as its author writes it.
     *
     * @param more of the section {@code lightsail}, less its indentation
     */
    public static String text(String more) {
        return """
            name: shop
            lightsail:
              region: eu-central-1
              availabilityZone: eu-central-1a
              blueprint: debian_12
              bundle: nano_3_0
            """ + more.indent(2);
    }
}
