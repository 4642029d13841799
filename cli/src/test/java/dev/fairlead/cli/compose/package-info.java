/** What is read from compose files. */
@NullMarked
package dev.fairlead.cli.compose;

import org.jspecify.annotations.NullMarked;
