/** Pictures of a terminal, drawn from what a run sent to it. */
@NullMarked
package dev.fairlead.picture;

import org.jspecify.annotations.NullMarked;
