@NullMarked
package dev.fairlead.core.model;

import org.jspecify.annotations.NullMarked;
