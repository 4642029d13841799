/** The right to change a box, held by one run at a time. */
@NullMarked
package dev.fairlead.host.lock;

import org.jspecify.annotations.NullMarked;
