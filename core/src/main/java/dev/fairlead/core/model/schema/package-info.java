/** The words to describe a file format once: a description reads a tree into records, and tells its own JSON Schema. */
@NullMarked
package dev.fairlead.core.model.schema;

import org.jspecify.annotations.NullMarked;
