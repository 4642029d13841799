/** Tests of what many servers say. */
@NullMarked
package dev.fairlead.cli.fleet;

import org.jspecify.annotations.NullMarked;
