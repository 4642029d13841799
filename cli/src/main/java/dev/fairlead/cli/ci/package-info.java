/** Workflows for CI servers. */
@NullMarked
package dev.fairlead.cli.ci;

import org.jspecify.annotations.NullMarked;
