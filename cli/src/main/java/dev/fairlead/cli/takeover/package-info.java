/** From what is there to a model that says so. */
@NullMarked
package dev.fairlead.cli.takeover;

import org.jspecify.annotations.NullMarked;
