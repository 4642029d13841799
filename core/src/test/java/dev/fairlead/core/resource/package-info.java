@NullMarked
package dev.fairlead.core.resource;

import org.jspecify.annotations.NullMarked;
