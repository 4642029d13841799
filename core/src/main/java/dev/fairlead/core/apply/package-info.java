/** Performs the steps of a plan in order, side by side where order does not matter. */
@NullMarked
package dev.fairlead.core.apply;

import org.jspecify.annotations.NullMarked;
