/** Compares what is desired with what was observed and says what would change, why, and by which steps. Pure. */
@NullMarked
package dev.fairlead.core.plan;

import org.jspecify.annotations.NullMarked;
