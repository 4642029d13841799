/** JSON documents written and read, as trees of maps, lists and plain values. */
@NullMarked
package dev.fairlead.core.json;

import org.jspecify.annotations.NullMarked;
