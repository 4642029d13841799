/** Tests of the manual. */
@NullMarked
package dev.fairlead.cli.manual;

import org.jspecify.annotations.NullMarked;
