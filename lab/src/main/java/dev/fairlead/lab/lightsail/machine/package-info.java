/** The machines behind the instances: boxes of the lab, or none but on paper. */
@NullMarked
package dev.fairlead.lab.lightsail.machine;

import org.jspecify.annotations.NullMarked;
