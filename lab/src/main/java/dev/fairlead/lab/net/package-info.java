/** Network tools for tests and benchmarks: a proxy that makes a local connection behave like a far one. */
@NullMarked
package dev.fairlead.lab.net;

import org.jspecify.annotations.NullMarked;
