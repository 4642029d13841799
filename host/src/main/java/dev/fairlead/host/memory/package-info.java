/** What a box remembers of Fairlead: what it owns there, the releases and the ledger. */
@NullMarked
package dev.fairlead.host.memory;

import org.jspecify.annotations.NullMarked;
