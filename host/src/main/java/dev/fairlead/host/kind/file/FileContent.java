package dev.fairlead.host.kind.file;

import dev.fairlead.core.model.Secret;
import dev.fairlead.host.kind.BoxKey;

/** What stands at a path. */
public sealed interface FileContent {

    /** A regular file that anyone may read in a plan. */
    record Text(String body) implements FileContent {}

    /** A regular file that is masked everywhere. */
    record Confidential(Secret body, BoxKey key) implements FileContent {}

    /** A symbolic link. */
    record Link(String target) implements FileContent {}

    /** Nothing at all. */
    record Nothing() implements FileContent {}
}
