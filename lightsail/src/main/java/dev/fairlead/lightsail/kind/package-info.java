/** The kinds of thing that Lightsail keeps around a box. */
@NullMarked
package dev.fairlead.lightsail.kind;

import org.jspecify.annotations.NullMarked;
