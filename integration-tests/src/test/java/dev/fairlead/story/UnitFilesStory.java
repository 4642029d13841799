package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Units of systemd, and what adds to them, as files of the model: what runs goes by what they say, in one apply. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnitFilesStory extends OnABoxInLine {
    private static final String UNITS = "/etc/systemd/system/";
    private static final String UPDATES = "  automaticUpdates: true\n";

    private static final String FILES = """
              directories:
                /etc/systemd/system/docker.service.d: {}
                /etc/systemd/system/nginx.service.d: {}
              files:
                /etc/systemd/system/docker.service.d/mirror.conf:
                  content: "[Service]\\nEnvironment=MIRROR=one\\n"
                /etc/systemd/system/nginx.service.d/limits.conf:
                  content: "[Service]\\nLimitNOFILE=12345\\n"
                /etc/systemd/system/worker.service:
                  content: "[Service]\\nExecStart=/bin/sleep 1001\\n"
                /etc/systemd/system/worker.timer:
                  content: "[Timer]\\nOnCalendar=*-01-01\\n"
            """;

    @Test
    @Order(1)
    void what_runs_is_restarted_and_what_does_not_run_stays_so() {
        String container = startOfTheContainer();
        actor().editModel(UPDATES, UPDATES + FILES);

        actor().fairlead("plan").exits(0).says("service:docker.service").says("service:nginx.service");
        actor().fairlead("apply", "--yes").exits(0);

        assertThat(actor().byHand("tr '\\0' '\\n' < /proc/$(pidof -s dockerd)/environ"))
                .contains("MIRROR=one");
        assertThat(actor().byHand("grep 'open files' /proc/$(cat /run/nginx.pid)/limits"))
                .contains("12345");
        assertThat(actor().byHand("systemctl is-active worker.service worker.timer || :"))
                .isEqualTo("inactive\ninactive");
        assertThat(startOfTheContainer()).isEqualTo(container);
        actor().fairlead("drift").exits(0);
    }

    @Test
    @Order(2)
    void a_unit_that_somebody_started_runs_by_its_new_file() {
        actor().byHand("systemctl start worker.service worker.timer");
        actor().fairlead("drift").exits(0);
        actor().editModel("sleep 1001", "sleep 1002");
        actor().editModel("*-01-01", "*-02-01");

        actor().fairlead("apply", "--yes").exits(0).says("let worker.service go by its files");

        assertThat(actor().byHand("systemctl show -p ExecStart,ActiveState worker.service"))
                .contains("sleep 1002", "ActiveState=active");
        assertThat(actor().byHand("tr '\\0' ' ' < /proc/$(systemctl show -p MainPID --value worker.service)/cmdline"))
                .contains("sleep 1002");
        assertThat(actor().byHand("systemctl show -p NextElapseUSecRealtime --value worker.timer"))
                .contains("-02-01");
    }

    @Test
    @Order(3)
    void a_drop_in_by_hand_is_drift() {
        actor().byHand("mkdir " + UNITS + "cron.service.d && printf '[Service]\\nNice=5\\n' > " + UNITS
                + "cron.service.d/mine.conf");

        actor().fairlead("drift").exits(3).says("service:cron.service");
        actor().fairlead("apply", "--yes").exits(0);

        assertThat(actor().byHand("ps -o ni= -p $(systemctl show -p MainPID --value cron.service)")
                        .strip())
                .isEqualTo("5");
        actor().byHand("systemctl stop cron && systemctl mask -q cron");
        actor().fairlead("apply", "--yes").exits(0);
    }

    @Test
    @Order(4)
    void a_unit_that_systemd_cannot_read_is_told_by_its_line() {
        actor().editModel("ExecStart=/bin/sleep 1002", "ExecStart=sleep/1002");

        actor().fairlead("apply", "--yes")
                .exits(5)
                .says("systemd cannot read the files of worker.service:")
                .says("worker.service:2")
                .says("The files of before are back");
        assertThat(actor().byHand("systemctl show -p ExecStart,ActiveState worker.service"))
                .contains("sleep 1002", "ActiveState=active");
        actor().editModel("ExecStart=sleep/1002", "ExecStart=/bin/sleep 1003");
        actor().fairlead("apply", "--yes").exits(0);
    }

    @Test
    @Order(5)
    void what_does_not_come_up_with_its_drop_in_gets_the_former_one_back() {
        actor().editModel("LimitNOFILE=12345\\n", "LimitNOFILE=12345\\nExecStartPre=/bin/false\\n");

        actor().fairlead("apply", "--yes")
                .exits(5)
                .says("The files of before are back, and nginx.service runs with them.");

        assertThat(actor().byHand("systemctl is-active nginx")).isEqualTo("active");
        assertThat(actor().byHand("cat " + UNITS + "nginx.service.d/limits.conf"))
                .doesNotContain("false");
        actor().editModel("\\nExecStartPre=/bin/false", "");
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    @Test
    @Order(6)
    void what_the_model_no_longer_names_is_gone_from_what_runs() {
        actor().editModel("    /etc/systemd/system/docker.service.d: {}\n", "");
        actor().editModel("""
                    /etc/systemd/system/worker.service:
                      content: "[Service]\\nExecStart=/bin/sleep 1003\\n"
                    /etc/systemd/system/worker.timer:
                      content: "[Timer]\\nOnCalendar=*-02-01\\n"
                """, "");
        actor().editModel("""
                    /etc/systemd/system/docker.service.d/mirror.conf:
                      content: "[Service]\\nEnvironment=MIRROR=one\\n"
                """, "");

        actor().fairlead("apply", "--yes").exits(0);

        assertThat(actor().byHand("tr '\\0' '\\n' < /proc/$(pidof -s dockerd)/environ"))
                .doesNotContain("MIRROR");
        assertThat(actor().byHand("systemctl is-active worker.service worker.timer || :"))
                .isEqualTo("inactive\ninactive");
        actor().fairlead("drift").exits(0);
    }

    private String startOfTheContainer() {
        return actor().byHand("docker inspect -f '{{.State.StartedAt}}' visa-bulletin-blue");
    }
}
