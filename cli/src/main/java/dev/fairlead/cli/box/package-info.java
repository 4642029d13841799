/** The way from a model to its server: where to connect, as whom, and what the model's values are on this machine. */
@NullMarked
package dev.fairlead.cli.box;

import org.jspecify.annotations.NullMarked;
