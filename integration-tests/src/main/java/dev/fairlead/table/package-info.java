/** Figures in rows and columns. */
@NullMarked
package dev.fairlead.table;

import org.jspecify.annotations.NullMarked;
