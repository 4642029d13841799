/** Performs the steps of a plan that belong to Lightsail. */
@NullMarked
package dev.fairlead.lightsail.session;

import org.jspecify.annotations.NullMarked;
