package dev.fairlead.story;

import org.assertj.core.api.Assertions;

/** What one run of the tool came to. */
record Run(String command, int exit, String stdout, String stderr) {

    Run exits(int expected) {
        Assertions.assertThat(exit).as(() -> toString()).isEqualTo(expected);
        return this;
    }

    Run says(String text) {
        Assertions.assertThat(stdout + stderr).as(() -> toString()).contains(text);
        return this;
    }

    Run saysNot(String text) {
        Assertions.assertThat(stdout + stderr).as(() -> toString()).doesNotContain(text);
        return this;
    }

    @Override
    public String toString() {
        return "$ " + command + "\n" + stdout + "--- stderr\n" + stderr + "--- exit status " + exit;
    }
}
