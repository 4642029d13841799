/** Brings an image onto the box: checked before, shown on the way, remembered after. */
@NullMarked
package dev.fairlead.host.pull;

import org.jspecify.annotations.NullMarked;
