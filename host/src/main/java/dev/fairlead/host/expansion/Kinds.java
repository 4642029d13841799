package dev.fairlead.host.expansion;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.app.AssetsKind;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.EnvKind;
import dev.fairlead.host.kind.app.HoldKind;
import dev.fairlead.host.kind.app.ImageKind;
import dev.fairlead.host.kind.app.NetworkKind;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.kind.app.StraysKind;
import dev.fairlead.host.kind.app.VolumeKind;
import dev.fairlead.host.kind.certificate.CertificateKind;
import dev.fairlead.host.kind.docker.AptRepositoryKind;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.AuthorizedKeyKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.GroupKind;
import dev.fairlead.host.kind.system.ListenersKind;
import dev.fairlead.host.kind.system.MembershipKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.host.kind.system.SshdKind;
import dev.fairlead.host.kind.system.SwapKind;
import dev.fairlead.host.kind.system.SysctlKind;
import dev.fairlead.host.kind.system.TimezoneKind;
import dev.fairlead.host.kind.system.UserKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of thing that can be on a box. A new kind is a file of its own and a line here. */
public final class Kinds {
    public static final List<HostKind<?>> ALL = List.of(
            AptRepositoryKind.APT_REPOSITORY,
            AssetsKind.ASSETS,
            AuthorizedKeyKind.AUTHORIZED_KEY,
            CertificateKind.CERTIFICATE,
            ContainerKind.CONTAINER,
            DirectoryKind.DIRECTORY,
            EnvKind.ENV,
            FileKind.FILE,
            GroupKind.GROUP,
            HoldKind.HOLD,
            ImageKind.IMAGE,
            ListenersKind.LISTENERS,
            MembershipKind.MEMBERSHIP,
            NetworkKind.NETWORK,
            PackageKind.PACKAGE,
            ServiceKind.SERVICE,
            SideServiceKind.SIDE_SERVICE,
            SshdKind.SSHD,
            StraysKind.STRAYS,
            SwapKind.SWAP,
            SysctlKind.SYSCTL,
            TimezoneKind.TIMEZONE,
            UserKind.USER,
            VolumeKind.VOLUME);

    private Kinds() {}

    /** What takes away a thing that the model no longer names, or null if it stays. */
    public static @Nullable Resource<?> orphan(Address address) {
        for (HostKind<?> kind : ALL) {
            if (kind.name().equals(address.kind())) {
                return orphan(kind, address);
            }
        }
        return null;
    }

    private static <D> @Nullable Resource<D> orphan(HostKind<D> kind, Address address) {
        D gone = kind.orphan(address.name());
        return gone == null ? null : Resource.of(kind, address.name(), gone, "");
    }
}
