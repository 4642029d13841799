/** Daily life with an app that runs: its logs, a command beside it, a job out of turn. */
@NullMarked
package dev.fairlead.host.daily;

import org.jspecify.annotations.NullMarked;
