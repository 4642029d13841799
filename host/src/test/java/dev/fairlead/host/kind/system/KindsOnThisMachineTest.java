package dev.fairlead.host.kind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.App;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.kind.app.VolumeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions and harmless steps through a real shell. */
class KindsOnThisMachineTest {
    @TempDir
    Path directory;

    private static <D> Observation observe(HostKind<D> kind, Resource<D> thing) {
        return observeWhere("", kind, thing);
    }

    private static <D> Observation observeWhere(String program, HostKind<D> kind, Resource<D> thing) {
        var answer = LocalBox.run(kind.name(), program + "\n" + kind.probe(List.of(thing)));
        return Objects.requireNonNull(kind.read(answer, List.of(thing)).get(thing.address()));
    }

    @Test
    void a_directory_is_made_as_declared() {
        var path = directory.resolve("it's/a deep $one").toString();
        var declared = DirectoryKind.of(path, LocalBox.user(), LocalBox.group(), "0750", "test");
        assertThat(observe(DirectoryKind.DIRECTORY, declared)).isEqualTo(Observation.absent());

        assertThat(LocalBox.run("step", DirectoryKind.script(declared.declared()))
                        .exit())
                .isZero();

        assertThat(observe(DirectoryKind.DIRECTORY, declared))
                .isEqualTo(Observation.present(Objects.requireNonNull(declared.desired())));
    }

    @Test
    void what_cannot_be_looked_at_is_unknown_and_what_is_not_there_absent() throws IOException {
        String path = directory.resolve("it's").toString();
        var declared = DirectoryKind.of(path, "root", "root", "0755", "test");
        var volume = VolumeKind.of(
                new VolumeKind.Declaration(path, App.VolumeType.FILE, null, null, "1000", "image"), "app.volumes");
        for (String failing :
                List.of("nosuch-stat", "echo \"stat: cannot statx '/x': Input/output error\" >&2; false")) {
            String program = "stat() { " + failing + "; }";
            assertThat(observeWhere(program, DirectoryKind.DIRECTORY, declared))
                    .isInstanceOf(Observation.Unknown.class);
            assertThat(observeWhere(program, VolumeKind.VOLUME, volume)).isInstanceOf(Observation.Unknown.class);
        }
        assertThat(observe(DirectoryKind.DIRECTORY, declared)).isEqualTo(Observation.absent());
        Files.createFile(directory.resolve("it's"));
        var below = DirectoryKind.of(path + "/below", "root", "root", "0755", "test");
        assertThat(observe(DirectoryKind.DIRECTORY, below)).isEqualTo(Observation.absent());
    }

    @Test
    void a_link_to_a_directory_is_not_followed() throws IOException {
        var target = Files.createDirectory(directory.resolve("target"));
        var link = Files.createSymbolicLink(directory.resolve("link"), target);
        var declared = DirectoryKind.of(link.toString(), LocalBox.user(), LocalBox.group(), "0700", "test");

        var step = LocalBox.run("step", DirectoryKind.script(declared.declared()));

        assertThat(step.exit()).isEqualTo(1);
        assertThat(step.stderr()).isEqualTo("`" + link + "` is a symbolic link.");
        assertThat(observe(DirectoryKind.DIRECTORY, declared))
                .isNotEqualTo(Observation.present(Objects.requireNonNull(declared.desired())));
    }

    @Test
    void a_directory_that_holds_something_is_left() throws IOException {
        Files.createFile(directory.resolve("kept"));
        var orphan = DirectoryKind.DIRECTORY.orphan(directory.toString());
        var declared = Resource.of(DirectoryKind.DIRECTORY, directory.toString(), orphan, "orphan");

        assertThat(LocalBox.run("step", DirectoryKind.script(orphan)).exit()).isZero();

        assertThat(directory.resolve("kept")).exists();
        assertThat(observe(DirectoryKind.DIRECTORY, declared)).isInstanceOf(Observation.Present.class);
    }

    @Test
    void root_and_its_group_are_found_and_others_are_not() {
        assertThat(observe(GroupKind.GROUP, GroupKind.of("root", "test"))).isInstanceOf(Observation.Present.class);
        assertThat(observe(GroupKind.GROUP, GroupKind.of("no-such-group", "test")))
                .isEqualTo(Observation.absent());
        assertThat(observe(MembershipKind.MEMBERSHIP, MembershipKind.of("root", "root", "test")))
                .isInstanceOf(Observation.Present.class);
        assertThat(observe(UserKind.USER, UserKind.of("no-such-user", null, UserKind.Type.PERSON, "test")))
                .isEqualTo(Observation.absent());
    }

    @Test
    void a_kernel_value_is_read_whole() {
        var observation = observe(SysctlKind.SYSCTL, SysctlKind.of("kernel.ostype", "Linux", "test"));

        assertThat(observation)
                .isEqualTo(Observation.present(SysctlKind.SYSCTL.desired(new SysctlKind.Declaration("", "Linux"))));
    }

    @Test
    void what_the_kernel_lacks_is_unknown_with_a_reason() {
        assertThat(observe(SysctlKind.SYSCTL, SysctlKind.of("no.such", "1", "test")))
                .isEqualTo(Observation.unknown("The kernel of this box has no `no.such`."));
    }

    @Test
    void dots_and_slashes_of_a_kernel_value_are_read_as_sysctl_reads_them() {
        assertThat(new SysctlKind.Declaration("net.ipv4.conf.eth0/1.forwarding", "1").path())
                .isEqualTo("/proc/sys/net/ipv4/conf/eth0.1/forwarding");
        assertThat(new SysctlKind.Declaration("net/ipv4/conf/eth0.1/forwarding", "1").path())
                .isEqualTo("/proc/sys/net/ipv4/conf/eth0.1/forwarding");
    }
}
