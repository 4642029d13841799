package dev.fairlead.story;

import static dev.fairlead.story.HandEdit.edit;

import java.util.List;

/** Time, memory and the people who may come in. */
final class SystemEdits {
    private static final String KEYS = "/home/deploy/.ssh/authorized_keys";

    private SystemEdits() {}

    static List<HandEdit> kernel() {
        return List.of(
                edit("another time zone", "ln -sfn /usr/share/zoneinfo/Asia/Tokyo /etc/localtime", "timezone:"),
                edit("another time zone for Debian's tools", "echo Asia/Tokyo > /etc/timezone", "timezone:"),
                edit("no swap after the next boot", "sed -i '/swapfile/d' /etc/fstab", "swap:/swapfile"),
                edit("a swap file that all may read", "chmod 0644 /swapfile", "swap:/swapfile"),
                edit("the swap file removed", "swapoff /swapfile 2>/dev/null; rm /swapfile", "swap:/swapfile"),
                edit("a kernel setting changed", "sysctl -qw net.core.somaxconn=128", "sysctl:net.core.somaxconn"),
                edit(
                        "a kernel setting other after the next boot",
                        "sed -i 's/= .*/= 128/' /etc/sysctl.d/60-fairlead.conf",
                        "file:/etc/sysctl.d/60-fairlead.conf"));
    }

    static List<HandEdit> accounts() {
        return List.of(
                edit("a user dropped from a group", "gpasswd -d deploy adm >/dev/null", "membership:deploy in adm"),
                edit("a user dropped from docker", "gpasswd -d admin docker >/dev/null", "membership:admin in docker"),
                edit("a user given another shell", "usermod -s /bin/sh deploy", "user:deploy"),
                edit("a user's key removed", ": > " + KEYS, "authorized-key:deploy"),
                edit("a user's key commented out", "sed -i 's/^/#/' " + KEYS, "authorized-key:deploy"),
                edit("a user's key changed", "sed -i 's/AAAAC3/AAAAC4/' " + KEYS, "authorized-key:deploy"),
                edit("a group removed", "groupdel ops", "group:ops", "membership:deploy in ops"),
                edit(
                        "a user removed with all it had",
                        "userdel -r deploy 2>/dev/null",
                        "user:deploy",
                        "membership:deploy in adm",
                        "membership:deploy in ops",
                        "authorized-key:deploy"));
    }
}
