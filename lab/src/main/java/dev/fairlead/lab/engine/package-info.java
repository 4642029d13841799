/** The machine's Docker Engine, started if need be. The only package that knows docker-java. */
@NullMarked
package dev.fairlead.lab.engine;

import org.jspecify.annotations.NullMarked;
