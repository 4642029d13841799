/** What every kind of thing on a box has in common: a question in POSIX sh, and how its answer is read. */
@NullMarked
package dev.fairlead.host.kind;

import org.jspecify.annotations.NullMarked;
