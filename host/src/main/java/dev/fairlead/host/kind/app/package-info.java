/** An app on a box: its secrets, image, volumes, container, static files, and what stands in its way. */
@NullMarked
package dev.fairlead.host.kind.app;

import org.jspecify.annotations.NullMarked;
