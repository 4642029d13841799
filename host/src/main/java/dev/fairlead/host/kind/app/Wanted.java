package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.Secret;

/** How a variable of an app's environment should be. */
public sealed interface Wanted {
    /** Written where anyone may read it. */
    record Open(String value) implements Wanted {}

    /** Masked everywhere. */
    record Hidden(Secret value) implements Wanted {}

    /** Made on the box, that many characters long, and never known elsewhere. */
    record Made(int length) implements Wanted {}

    /** Given to the box by hand, and never known elsewhere. */
    record Kept() implements Wanted {}
}
