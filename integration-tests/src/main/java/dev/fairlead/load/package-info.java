/** Visitors of a site who count everything that goes wrong, however small. */
@NullMarked
package dev.fairlead.load;

import org.jspecify.annotations.NullMarked;
