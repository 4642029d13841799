/** From the model to things, and from what was seen to observations. */
@NullMarked
package dev.fairlead.lightsail.expansion;

import org.jspecify.annotations.NullMarked;
