/** The releases that a box keeps, and the way back to one of them. */
@NullMarked
package dev.fairlead.host.release;

import org.jspecify.annotations.NullMarked;
