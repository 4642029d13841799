/** Recipes of the lab's images, built from Debian packages and kept until the recipe changes. */
@NullMarked
package dev.fairlead.lab.image;

import org.jspecify.annotations.NullMarked;
