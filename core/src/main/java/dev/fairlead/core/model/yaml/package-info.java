/** YAML as a plain tree in which every node knows its line and column. */
@NullMarked
package dev.fairlead.core.model.yaml;

import org.jspecify.annotations.NullMarked;
