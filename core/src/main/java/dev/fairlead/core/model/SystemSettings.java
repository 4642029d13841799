package dev.fairlead.core.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Debian side of the box. What is null or absent is left as it is found.
 *
 * @param automaticUpdates null leaves unattended-upgrades alone
 * @param files by absolute path
 * @param directories by absolute path
 * @param sshd null leaves sshd alone
 * @param fail2ban whether whoever guesses at sshd is kept out for a while
 * @param openPorts what may listen to the world besides what other keys mean to; null for whatever does
 */
public record SystemSettings(
        @Nullable String timezone,
        @Nullable Size swap,
        List<String> packages,
        @Nullable Boolean automaticUpdates,
        Map<String, String> sysctl,
        List<String> groups,
        Map<String, User> users,
        Map<String, ManagedFile> files,
        Map<String, ManagedDirectory> directories,
        @Nullable Sshd sshd,
        boolean fail2ban,
        @Nullable List<PortRange> openPorts) {
    public SystemSettings {
        packages = List.copyOf(packages);
        sysctl = Ordered.copy(sysctl);
        groups = List.copyOf(groups);
        users = Ordered.copy(users);
        files = Ordered.copy(files);
        directories = Ordered.copy(directories);
        openPorts = openPorts == null ? null : List.copyOf(openPorts);
    }

    /** How sshd lets people in; null leaves a setting as it is found. */
    public record Sshd(
            @Nullable Boolean passwordAuthentication,
            @Nullable Boolean permitRootLogin) {}

    /** @param system whether it is made with a system uid and without a home */
    public record User(
            List<String> groups,
            List<String> sshKeys,
            @Nullable String shell,
            boolean system) {
        public User {
            groups = List.copyOf(groups);
            sshKeys = List.copyOf(sshKeys);
        }
    }

    /**
     * @param content inline, or a file beside the model
     * @param mode octal, like {@code 0644}
     */
    public record ManagedFile(ValueSource content, String owner, String group, String mode) {}

    /** @param mode octal, like {@code 0755} */
    public record ManagedDirectory(String owner, String group, String mode) {}
}
