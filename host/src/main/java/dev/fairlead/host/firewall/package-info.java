/** What the packet filters of a box do with a new connection to a port, as far as their rules can be understood. */
@NullMarked
package dev.fairlead.host.firewall;

import org.jspecify.annotations.NullMarked;
