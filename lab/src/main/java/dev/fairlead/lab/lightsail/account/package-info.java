/** What an account of Lightsail holds in a region, and what each operation does to it. */
@NullMarked
package dev.fairlead.lab.lightsail.account;

import org.jspecify.annotations.NullMarked;
