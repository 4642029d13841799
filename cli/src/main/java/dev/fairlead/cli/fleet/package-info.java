/** Many servers, a model each: one question put to all of them side by side, and what comes of it in one report. */
@NullMarked
package dev.fairlead.cli.fleet;

import org.jspecify.annotations.NullMarked;
