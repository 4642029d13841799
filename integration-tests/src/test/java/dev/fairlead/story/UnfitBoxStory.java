package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A box on which the next colour cannot start beside the one that serves: a deploy says so, and touches nothing. */
class UnfitBoxStory extends DeploysOnABox {
    private static final int ROLLED_BACK = 5;
    private static final String LITTLE_MEMORY = """
            sed -E 's/^(MemAvailable|SwapFree):.*/\\1: 2048 kB/' /proc/meminfo > /run/meminfo
            mount --bind /run/meminfo /proc/meminfo
            """;
    private static final String STRAY = """
            systemd-run -q --unit=stray python3 -c '
            import socket, time
            listener = socket.create_server(("127.0.0.1", PORT))
            time.sleep(600)
            '
            i=0
            until [ -n "$(ss -Hltn 'sport = :PORT')" ]; do
                i=$((i + 1)); [ "$i" -lt 100 ] || exit 1; sleep 0.1
            done
            """;

    @Test
    void the_port_of_the_idle_colour_is_taken() throws Exception {
        String port = site().idle().equals("blue") ? "8000" : "8001";
        String told = refused(
                "a stray process on the idle colour's port", STRAY.replace("PORT", port), "systemctl stop stray");
        assertThat(told)
                .containsPattern("Port " + port + ", where visa-bulletin-(blue|green) is to listen, is taken by python3"
                        + " \\(pid [0-9]+\\)\\.")
                .contains("app.ports");
    }

    /** As a small box shows it: the memory of the machine below cannot be used up. */
    @Test
    void there_is_no_memory_for_two() throws Exception {
        String told = refused("no memory for two", LITTLE_MEMORY, "umount /proc/meminfo");
        assertThat(told)
                .containsPattern("There is no memory for two of it: visa-bulletin-(blue|green) holds [0-9]+ MiB, and 4"
                        + " MiB are free\\.")
                .contains("system.swap")
                .contains("app.strategy: recreate");
    }

    /** Tries a deploy on the box made unfit, and one on the box made fit again; says what the first one told. */
    private String refused(String fault, String unfit, String fit) throws Exception {
        var told = new StringBuilder();
        site().served(fault, Integer.toString(ROLLED_BACK), () -> {
            String before = site().live();
            String tag = site().other();
            actor().byHand(unfit);
            try {
                told.append(Deploys.told(actor().fairlead("deploy", tag), ROLLED_BACK)
                        .stderr());
                assertThat(site().live()).isEqualTo(before);
                site().assertInSync(before);
            } finally {
                actor().byHand(fit);
            }
            site().deploys(tag);
            return told.toString();
        });
        assertThat(told).contains("The release before serves on.");
        return told.toString();
    }
}
