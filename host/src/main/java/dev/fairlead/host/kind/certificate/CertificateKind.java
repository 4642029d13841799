package dev.fairlead.host.kind.certificate;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.system.Reading;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A certificate by certbot, which proves names by files that nginx gives out and never touches nginx's own. Its timer
 * renews it; that it has failed to do so is a difference like any other.
 */
public final class CertificateKind implements HostKind<CertificateKind.Declaration> {
    public static final CertificateKind CERTIFICATE = new CertificateKind();

    /** Where certbot keeps what is current. */
    public static final String LIVE = "/etc/letsencrypt/live/";

    static final String VALID = "long enough";

    private CertificateKind() {}

    /**
     * @param lineage what certbot calls it
     * @param wanted null if it is to go
     */
    public record Declaration(String lineage, @Nullable Wanted wanted) {}

    /**
     * @param names that it is for
     * @param directory where the authority is asked
     * @param email of the account there
     * @param ca a file that vouches for the authority, or null where every box knows it
     * @param site nginx's link to the site that cannot be served without it
     * @param reached what Fairlead reaches the box by, or null where nobody knows yet
     */
    public record Wanted(
            List<String> names,
            String directory,
            String email,
            @Nullable String ca,
            String site,
            @Nullable String reached) {
        public Wanted {
            names = names.stream().sorted().distinct().toList();
        }
    }

    public static Resource<Declaration> of(String lineage, Wanted wanted, String source) {
        return Resource.of(CERTIFICATE, LIVE + lineage, new Declaration(lineage, wanted), source);
    }

    public static Address at(String lineage) {
        return Address.host(CERTIFICATE.name(), LIVE + lineage);
    }

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        Wanted wanted = declared.wanted();
        return wanted == null
                ? null
                : State.EMPTY
                        .plain("names", String.join(" ", wanted.names()))
                        .plain("authority", wanted.directory())
                        .plain("account", wanted.email())
                        .plain("proof", "webroot")
                        .plain("valid", VALID);
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(name.substring(name.lastIndexOf('/') + 1), null);
    }

    @Override
    public String probe(List<Resource<Declaration>> certificates) {
        var script = new StringBuilder(CertificateAnswer.PROBE);
        certificates.forEach(certificate -> script.append("fl_certificate ")
                .append(Shell.quote(certificate.declared().lineage()))
                .append('\n'));
        return script + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> certificates) {
        return Reading.of(answer, certificates, lines -> {
            var found = CertificateAnswer.in(lines);
            return certificate -> found.observation(certificate.declared().lineage());
        });
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(CertificateSteps::of).toList();
    }
}
