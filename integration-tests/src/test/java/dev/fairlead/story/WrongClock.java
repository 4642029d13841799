package dev.fairlead.story;

/**
 * A clock of the box that is off. All boxes have that of the machine below them, so a library of Debian's answers in the
 * kernel's place whoever asks through the C library: shells, apt, certbot; not Docker, which asks the kernel itself.
 *
 * @param by as `faketime` has it, such as {@code +1d}
 */
record WrongClock(String by) {
    private static final String LIBRARY = "faketime/libfaketime.so.1";

    /** For all that sudo starts. Services go on by the right one: sshd's jail has no room for a library. */
    void on(Actor actor) {
        actor.byHand("""
                [ -n "$(ls /usr/lib/*/LIBRARY 2> /dev/null)" ] ||
                    { apt-get -q update && apt-get -q -y --no-install-recommends install libfaketime; } > /dev/null
                printf 'LD_PRELOAD=%s\\nFAKETIME=BY\\nFAKETIME_DONT_FAKE_MONOTONIC=1\\n' /usr/lib/*/LIBRARY > /etc/wrong-clock
                echo 'Defaults env_file=/etc/wrong-clock' > /etc/sudoers.d/wrong-clock
                """.replace("LIBRARY", LIBRARY).replace("BY", by));
    }

    static void right(Actor actor) {
        actor.byHand("rm -f /etc/sudoers.d/wrong-clock /etc/wrong-clock");
    }
}
