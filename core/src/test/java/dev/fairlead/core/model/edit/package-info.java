@NullMarked
package dev.fairlead.core.model.edit;

import org.jspecify.annotations.NullMarked;
