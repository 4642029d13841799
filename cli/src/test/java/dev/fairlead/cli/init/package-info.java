/** What is seen where a model is begun. */
@NullMarked
package dev.fairlead.cli.init;

import org.jspecify.annotations.NullMarked;
