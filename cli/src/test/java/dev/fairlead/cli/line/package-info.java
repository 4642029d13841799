@NullMarked
package dev.fairlead.cli.line;

import org.jspecify.annotations.NullMarked;
