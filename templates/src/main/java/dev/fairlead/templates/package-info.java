@NullMarked
package dev.fairlead.templates;

import org.jspecify.annotations.NullMarked;
