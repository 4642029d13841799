/** What two containers of an app share, and should not as they do. */
@NullMarked
package dev.fairlead.host.shared;

import org.jspecify.annotations.NullMarked;
