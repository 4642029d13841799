@NullMarked
package dev.fairlead.core.model.reader;

import org.jspecify.annotations.NullMarked;
