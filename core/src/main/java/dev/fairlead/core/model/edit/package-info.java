/** One value of a model's file changed in place; every other byte stays as its author wrote it. */
@NullMarked
package dev.fairlead.core.model.edit;

import org.jspecify.annotations.NullMarked;
