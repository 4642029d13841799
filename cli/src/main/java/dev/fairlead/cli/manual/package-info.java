/** Reference pages, manual pages and completion scripts, made from what reads the model and the command line. */
@NullMarked
package dev.fairlead.cli.manual;

import org.jspecify.annotations.NullMarked;
