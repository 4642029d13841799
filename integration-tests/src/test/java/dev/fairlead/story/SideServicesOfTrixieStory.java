package dev.fairlead.story;

import dev.fairlead.lab.DebianRelease;

/** With Compose 2, as Debian 13 has it. */
final class SideServicesOfTrixieStory extends SideServices {
    SideServicesOfTrixieStory() {
        super(DebianRelease.TRIXIE);
    }
}
