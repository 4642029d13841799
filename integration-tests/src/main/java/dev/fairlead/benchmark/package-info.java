/** What Fairlead costs, in time, memory and round trips, beside a hand-written script and Ansible. */
@NullMarked
package dev.fairlead.benchmark;

import org.jspecify.annotations.NullMarked;
