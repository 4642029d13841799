/** The secrets of a server's apps by name: where each comes from, how old it is, and whether the box has what is wanted. */
@NullMarked
package dev.fairlead.host.secrets;

import org.jspecify.annotations.NullMarked;
