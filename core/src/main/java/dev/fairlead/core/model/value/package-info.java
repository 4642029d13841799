/** Fetches the values that a model only names: from the environment, from files, from commands. */
@NullMarked
package dev.fairlead.core.model.value;

import org.jspecify.annotations.NullMarked;
