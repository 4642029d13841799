/** A server as a whole: what Lightsail keeps of it and the inside of its box, looked at together and changed in that order. */
@NullMarked
package dev.fairlead.cli.whole;

import org.jspecify.annotations.NullMarked;
