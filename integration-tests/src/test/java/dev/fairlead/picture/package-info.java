/** Tests of the pictures. */
@NullMarked
package dev.fairlead.picture;

import org.jspecify.annotations.NullMarked;
