/** What the lab asks of the machine it runs on: programs, background processes, locks and the set-up of apt. */
@NullMarked
package dev.fairlead.lab.machine;

import org.jspecify.annotations.NullMarked;
