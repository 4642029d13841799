/** The program itself: what it is started with, how it ends, and how it says that something went wrong. */
@NullMarked
package dev.fairlead.cli;

import org.jspecify.annotations.NullMarked;
