/** The model of one server: records that are valid once constructed, and where in the file each of their values stands. */
@NullMarked
package dev.fairlead.core.model;

import org.jspecify.annotations.NullMarked;
