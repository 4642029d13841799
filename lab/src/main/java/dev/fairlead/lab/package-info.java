/** Throw-away Debian boxes, a registry and a sample app on this machine. Start at {@link dev.fairlead.lab.Lab}. */
@NullMarked
package dev.fairlead.lab;

import org.jspecify.annotations.NullMarked;
