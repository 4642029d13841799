@NullMarked
package dev.fairlead.host.takeover;

import org.jspecify.annotations.NullMarked;
