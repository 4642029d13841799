/** One box while it is being looked after: asking it, changing it, its lock and its memory. */
@NullMarked
package dev.fairlead.host.session;

import org.jspecify.annotations.NullMarked;
