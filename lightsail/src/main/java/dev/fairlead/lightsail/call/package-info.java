/** What can be asked of Lightsail, as plain values; nothing here asks. */
@NullMarked
package dev.fairlead.lightsail.call;

import org.jspecify.annotations.NullMarked;
