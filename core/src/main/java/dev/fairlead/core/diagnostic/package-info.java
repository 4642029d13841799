/** Errors as a person reads them: what is wrong, where it stands, why it matters and how to mend it. */
@NullMarked
package dev.fairlead.core.diagnostic;

import org.jspecify.annotations.NullMarked;
