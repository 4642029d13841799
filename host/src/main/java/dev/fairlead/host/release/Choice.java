package dev.fairlead.host.release;

/** Which release to go back to, of those that there are. */
public interface Choice {
    KnownRelease of(Releases releases);
}
