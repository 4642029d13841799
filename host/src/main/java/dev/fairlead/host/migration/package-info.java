/** The way of an app from a systemd unit to Docker, phase by phase, and the way back. */
@NullMarked
package dev.fairlead.host.migration;

import org.jspecify.annotations.NullMarked;
