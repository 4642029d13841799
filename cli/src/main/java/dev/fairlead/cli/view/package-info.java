/** How results look: to a person as text, to a program as JSON, and on a terminal while work goes on. */
@NullMarked
package dev.fairlead.cli.view;

import org.jspecify.annotations.NullMarked;
