package dev.fairlead.story;

import dev.fairlead.lab.DebianRelease;

/** With docker-compose 1.29, as Debian 12 has it. */
final class SideServicesStory extends SideServices {
    SideServicesStory() {
        super(DebianRelease.BOOKWORM);
    }
}
