/** What a compose file says, as far as a model can say it. */
@NullMarked
package dev.fairlead.cli.compose;

import org.jspecify.annotations.NullMarked;
