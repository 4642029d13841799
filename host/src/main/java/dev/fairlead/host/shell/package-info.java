/** Text for a POSIX shell, and what comes back: quoting, and scripts of framed sections whose answers cannot be forged. */
@NullMarked
package dev.fairlead.host.shell;

import org.jspecify.annotations.NullMarked;
