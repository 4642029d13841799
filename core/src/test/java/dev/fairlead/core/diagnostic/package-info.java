@NullMarked
package dev.fairlead.core.diagnostic;

import org.jspecify.annotations.NullMarked;
