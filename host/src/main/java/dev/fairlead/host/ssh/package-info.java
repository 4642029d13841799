/** The one road to a box: an SSH connection that only reaches hosts whose key is known, and a root shell at its end. */
@NullMarked
package dev.fairlead.host.ssh;

import org.jspecify.annotations.NullMarked;
