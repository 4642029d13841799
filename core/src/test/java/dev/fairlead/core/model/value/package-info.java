@NullMarked
package dev.fairlead.core.model.value;

import org.jspecify.annotations.NullMarked;
