/** Asks image registries what a tag means. */
@NullMarked
package dev.fairlead.host.registry;

import org.jspecify.annotations.NullMarked;
