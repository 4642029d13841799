/** Rules that keep the plan of the house visible. */
@NullMarked
package dev.fairlead.architecture;

import org.jspecify.annotations.NullMarked;
