/** What commands note while they work, and what they read. */
@NullMarked
package dev.fairlead.cli.command;

import org.jspecify.annotations.NullMarked;
