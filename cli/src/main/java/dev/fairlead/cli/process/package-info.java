/** What the program gets from whoever starts it, and what it gives back. */
@NullMarked
package dev.fairlead.cli.process;

import org.jspecify.annotations.NullMarked;
