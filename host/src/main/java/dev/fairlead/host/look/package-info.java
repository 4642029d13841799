/** A look at a box: what the model asks for is asked about, compared, and made a plan. */
@NullMarked
package dev.fairlead.host.look;

import org.jspecify.annotations.NullMarked;
