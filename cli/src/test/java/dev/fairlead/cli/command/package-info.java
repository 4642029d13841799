/** What commands note while they work. */
@NullMarked
package dev.fairlead.cli.command;

import org.jspecify.annotations.NullMarked;
