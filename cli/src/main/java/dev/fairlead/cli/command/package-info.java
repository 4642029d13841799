/** The verbs of the command line: their options, what they do, and which view shows the result. */
@NullMarked
package dev.fairlead.cli.command;

import org.jspecify.annotations.NullMarked;
