/** Differences of text, as a person reads them. */
@NullMarked
package dev.fairlead.core.diff;

import org.jspecify.annotations.NullMarked;
