/** Plans that are kept in a file, and done as they stand there or not at all. */
@NullMarked
package dev.fairlead.cli.saved;

import org.jspecify.annotations.NullMarked;
