/** How a box is doing, as opposed to whether it is as it should be. */
@NullMarked
package dev.fairlead.host.status;

import org.jspecify.annotations.NullMarked;
