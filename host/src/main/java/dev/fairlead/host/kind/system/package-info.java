/** The Debian side of a box: packages, directories, users, clock, memory and services. */
@NullMarked
package dev.fairlead.host.kind.system;

import org.jspecify.annotations.NullMarked;
