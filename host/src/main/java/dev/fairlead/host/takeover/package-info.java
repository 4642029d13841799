/** What is on a box that somebody else has set up, as far as a model could say it. */
@NullMarked
package dev.fairlead.host.takeover;

import org.jspecify.annotations.NullMarked;
