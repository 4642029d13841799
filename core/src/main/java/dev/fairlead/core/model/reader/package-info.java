/** The file format of the model: every key, what it may hold, and the rules between keys. */
@NullMarked
package dev.fairlead.core.model.reader;

import org.jspecify.annotations.NullMarked;
