package dev.fairlead.story;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ends what a test began and left running, as one that failed may, so that it is not in the way of the next. */
public final class EndOfTheDoomed implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) {
        Doomed.closeAll();
    }
}
