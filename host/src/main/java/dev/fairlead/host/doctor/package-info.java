/** What would break a deploy on a box, each thing with its mend. */
@NullMarked
package dev.fairlead.host.doctor;

import org.jspecify.annotations.NullMarked;
