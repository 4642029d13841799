/** Views against golden files. */
@NullMarked
package dev.fairlead.cli.view;

import org.jspecify.annotations.NullMarked;
