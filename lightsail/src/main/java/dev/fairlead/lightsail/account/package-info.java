/** What was seen in an account of Lightsail, as plain values. */
@NullMarked
package dev.fairlead.lightsail.account;

import org.jspecify.annotations.NullMarked;
