/** Files that belong to a person, and are written only as they agree. */
@NullMarked
package dev.fairlead.cli.files;

import org.jspecify.annotations.NullMarked;
