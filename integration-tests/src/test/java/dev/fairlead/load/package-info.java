@NullMarked
package dev.fairlead.load;

import org.jspecify.annotations.NullMarked;
