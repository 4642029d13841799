package dev.fairlead.benchmark;

import java.nio.file.Path;

/** The lower bound: the same facts, asked by one script over one ssh connection. */
final class Floor {
    private Floor() {}

    static Path script(Workshop workshop, Owned owned) {
        return workshop.file(
                "floor.sh",
                new Script()
                        .list("PACKAGES", owned.names("package"))
                        .list("PATHS", owned.names("file", "directory", "volume", "env", "swap", "assets"))
                        .list("FILES", owned.names("file", "env"))
                        .list("UNITS", owned.names("service"))
                        .list("IMAGES", owned.names("image"))
                        .list("CONTAINERS", owned.names("container"))
                        .before(Resources.text("floor.sh")));
    }
}
