package dev.fairlead.picture;

/**
 * How a character looks.
 *
 * @param colour as ANSI numbers it, 0 to 7; -1 for the terminal's own
 */
record Look(boolean bold, boolean dim, int colour) {
    static final Look PLAIN = new Look(false, false, -1);

    private static final int FIRST_COLOUR = 30;
    private static final int LAST_COLOUR = 37;

    /** After one number of a sequence for Select Graphic Rendition (ECMA-48, 8.3.117). */
    Look after(int number) {
        return switch (number) {
            case 0 -> PLAIN;
            case 1 -> new Look(true, dim, colour);
            case 2 -> new Look(bold, true, colour);
            case 22 -> new Look(false, false, colour);
            case 39 -> new Look(bold, dim, -1);
            default ->
                number >= FIRST_COLOUR && number <= LAST_COLOUR ? new Look(bold, dim, number - FIRST_COLOUR) : this;
        };
    }
}
