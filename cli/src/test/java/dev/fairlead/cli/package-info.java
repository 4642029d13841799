/** The program as a value: command lines in, text and status out. */
@NullMarked
package dev.fairlead.cli;

import org.jspecify.annotations.NullMarked;
