/** Stories of the real tool on real boxes; each reads like its title. */
@NullMarked
package dev.fairlead.story;

import org.jspecify.annotations.NullMarked;
