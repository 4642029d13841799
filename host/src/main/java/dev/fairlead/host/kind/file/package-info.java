/** Files, links and directories. */
@NullMarked
package dev.fairlead.host.kind.file;

import org.jspecify.annotations.NullMarked;
