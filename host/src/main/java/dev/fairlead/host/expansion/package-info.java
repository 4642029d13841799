/** Turns a model into the resources of one box, in work order. */
@NullMarked
package dev.fairlead.host.expansion;

import org.jspecify.annotations.NullMarked;
