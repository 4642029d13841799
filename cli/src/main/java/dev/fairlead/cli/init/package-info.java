/** The first model of a server, from what is seen where it is begun and from what somebody answers. */
@NullMarked
package dev.fairlead.cli.init;

import org.jspecify.annotations.NullMarked;
