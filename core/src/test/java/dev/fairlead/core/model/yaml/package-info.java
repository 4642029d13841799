@NullMarked
package dev.fairlead.core.model.yaml;

import org.jspecify.annotations.NullMarked;
