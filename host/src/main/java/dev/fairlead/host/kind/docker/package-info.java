/** Docker Engine: where its packages come from. */
@NullMarked
package dev.fairlead.host.kind.docker;

import org.jspecify.annotations.NullMarked;
