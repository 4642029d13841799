/** A stand-in for Amazon Lightsail on this machine: an account that starts empty, spoken to in the real protocol. */
@NullMarked
package dev.fairlead.lab.lightsail;

import org.jspecify.annotations.NullMarked;
