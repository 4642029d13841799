/** The commands that make a server to try things on, on this machine. */
@NullMarked
package dev.fairlead.cli.lab;

import org.jspecify.annotations.NullMarked;
