/** The Docker Engine of a box, spoken to over the SSH connection. */
@NullMarked
package dev.fairlead.host.engine;

import org.jspecify.annotations.NullMarked;
