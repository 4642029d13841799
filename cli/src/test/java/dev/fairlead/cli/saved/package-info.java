/** Plans that are kept in a file. */
@NullMarked
package dev.fairlead.cli.saved;

import org.jspecify.annotations.NullMarked;
