/** The one connection of a command, and scripts that are sent over it. */
@NullMarked
package dev.fairlead.host.connection;

import org.jspecify.annotations.NullMarked;
