/** The protocol: JSON 1.1 over HTTP, signed requests, shapes checked against the service model, faults on demand. */
@NullMarked
package dev.fairlead.lab.lightsail.wire;

import org.jspecify.annotations.NullMarked;
