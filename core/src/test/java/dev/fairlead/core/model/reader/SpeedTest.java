package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpeedTest {
    @Test
    void a_model_of_a_thousand_lines_is_checked_in_milliseconds() {
        String yaml = thousandLines();
        assertThat(yaml.lines().count()).isBetween(1000L, 1200L);
        for (int i = 0; i < 20; i++) {
            TestModels.read(yaml);
        }
        long[] micros = new long[15];
        for (int i = 0; i < micros.length; i++) {
            long start = cpuNanos();
            TestModels.read(yaml);
            micros[i] = (cpuNanos() - start) / 1000;
        }
        Arrays.sort(micros);
        long median = micros[micros.length / 2];
        System.out.println("a model of a thousand lines takes " + median + " µs of CPU");
        assertThat(median).isLessThan(50_000);
    }

    /** Of this thread: what else the machine does must not fail the build. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String thousandLines() {
        StringBuilder yaml = new StringBuilder("name: many\nssh: {address: 203.0.113.7}\napps:\n");
        for (int i = 0; i < 50; i++) {
            yaml.append("""
                      app-%1$d:
                        app:
                          directory: /opt/app-%1$d
                          image: example/app-%1$d
                          tag: v%1$d
                          containerPort: 8000
                          ports: {blue: %2$d, green: %3$d}
                          environment:
                            A: "1"
                            B: some text
                          volumes:
                            - {host: data, container: /data}
                        secrets:
                          KEY: {generate: 50}
                        nginx:
                          serverNames:
                            - app-%1$d.example
                          locations:
                            - {path: /, serve: app}
                        jobs: {nightly: {schedule: "0 3 * * *", command: [run]}}
                    """.formatted(i, 9000 + 2 * i, 9001 + 2 * i).indent(2));
        }
        return yaml.toString();
    }
}
