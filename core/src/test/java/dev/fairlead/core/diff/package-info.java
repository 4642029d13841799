@NullMarked
package dev.fairlead.core.diff;

import org.jspecify.annotations.NullMarked;
