/** What exists on a server and what may be said of it: addresses, states, observations and kinds. Pure values. */
@NullMarked
package dev.fairlead.core.resource;

import org.jspecify.annotations.NullMarked;
