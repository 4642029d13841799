package dev.fairlead.lab.engine;

import com.github.dockerjava.api.model.Capability;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel capabilities a box gets: all that this machine has, since `--privileged` fails where the machine itself
 * lacks one.
 */
final class Capabilities {
    /** In the kernel's order (linux/capability.h). The last three are unknown to Engine 20.10 and left out. */
    private static final List<Capability> IN_KERNEL_ORDER = List.of(
            Capability.CHOWN,
            Capability.DAC_OVERRIDE,
            Capability.DAC_READ_SEARCH,
            Capability.FOWNER,
            Capability.FSETID,
            Capability.KILL,
            Capability.SETGID,
            Capability.SETUID,
            Capability.SETPCAP,
            Capability.LINUX_IMMUTABLE,
            Capability.NET_BIND_SERVICE,
            Capability.NET_BROADCAST,
            Capability.NET_ADMIN,
            Capability.NET_RAW,
            Capability.IPC_LOCK,
            Capability.IPC_OWNER,
            Capability.SYS_MODULE,
            Capability.SYS_RAWIO,
            Capability.SYS_CHROOT,
            Capability.SYS_PTRACE,
            Capability.SYS_PACCT,
            Capability.SYS_ADMIN,
            Capability.SYS_BOOT,
            Capability.SYS_NICE,
            Capability.SYS_RESOURCE,
            Capability.SYS_TIME,
            Capability.SYS_TTY_CONFIG,
            Capability.MKNOD,
            Capability.LEASE,
            Capability.AUDIT_WRITE,
            Capability.AUDIT_CONTROL,
            Capability.SETFCAP,
            Capability.MAC_OVERRIDE,
            Capability.MAC_ADMIN,
            Capability.SYSLOG,
            Capability.WAKE_ALARM,
            Capability.BLOCK_SUSPEND,
            Capability.AUDIT_READ);

    private Capabilities() {}

    static List<Capability> ofThisMachine() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapBnd:"))
                    .map(line -> line.substring("CapBnd:".length()).strip())
                    .findFirst()
                    .map(Capabilities::inMask)
                    .orElseThrow(() -> new LabException("The kernel does not tell its capabilities.", "", ""));
        } catch (IOException e) {
            throw LabException.because("The machine's capabilities could not be read.", e);
        }
    }

    /** The capabilities in a hexadecimal mask as /proc shows it. */
    static List<Capability> inMask(String hexadecimal) {
        var mask = Long.parseUnsignedLong(hexadecimal, 16);
        var found = new ArrayList<Capability>();
        for (int bit = 0; bit < IN_KERNEL_ORDER.size(); bit++) {
            if ((mask >> bit & 1) == 1) {
                found.add(IN_KERNEL_ORDER.get(bit));
            }
        }
        return List.copyOf(found);
    }
}
