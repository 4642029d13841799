package dev.fairlead.lab.lightsail.machine;

import org.jspecify.annotations.Nullable;

/** What happens to a box before anyone may log in: its users get their keys, and it runs the user data once. */
final class FirstBoot {
    private FirstBoot() {}

    static String script(Machines.Order order) {
        return """
                set -e
                printf '%%s\\n' %s > /etc/ssh/lightsail-ca.pub
                echo 'TrustedUserCAKeys /etc/ssh/lightsail-ca.pub' > /etc/ssh/sshd_config.d/lightsail.conf
                printf '%%s\\n' %s > /home/%s/.ssh/authorized_keys
                systemctl reload ssh
                """.formatted(quoted(order.certificateAuthority()), quoted(order.publicKey()), order.user())
                + (order.userData() == null ? "" : "sh -c " + quoted(order.userData()) + "\n");
    }

    private static String quoted(@Nullable String text) {
        return "'" + (text == null ? "" : text.replace("'", "'\\''")) + "'";
    }
}
