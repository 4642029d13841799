/** How a command line is read, and what a command has to work with. */
@NullMarked
package dev.fairlead.cli.line;

import org.jspecify.annotations.NullMarked;
