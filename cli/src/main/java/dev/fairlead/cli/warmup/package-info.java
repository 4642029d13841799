/** A run for the launcher alone, which makes the archive of loaded classes from it. */
@NullMarked
package dev.fairlead.cli.warmup;

import org.jspecify.annotations.NullMarked;
