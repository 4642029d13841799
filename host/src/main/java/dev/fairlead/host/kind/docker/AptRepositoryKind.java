package dev.fairlead.host.kind.docker;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.system.Reading;
import dev.fairlead.host.shell.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Docker's own package source: the key that signs it and the file that names it. Which distribution it is for only the
 * box knows.
 */
public final class AptRepositoryKind implements HostKind<AptRepositoryKind.Declaration> {
    public static final AptRepositoryKind APT_REPOSITORY = new AptRepositoryKind();

    private static final String NAME = "docker";
    private static final String KEY = "/etc/apt/keyrings/docker.asc";
    private static final String LIST = "/etc/apt/sources.list.d/docker.sources";
    private static final String FINGERPRINT = "9DC858229FC7DD38854AE2D88D81803C0EBFCD88";

    /** Of the key file as Docker has published it since 2017, for boxes without gpg. */
    private static final String SHA256 = "1500c1f56fa9e26b9b8f42452a553675796ade0807cdce11975eb98170b3a570";

    private static final String SOURCE = "as Docker publishes for this distribution";

    private AptRepositoryKind() {}

    /** What becomes of the source. */
    public enum Wish {
        USE,
        DROP
    }

    public record Declaration(Wish wish) {}

    public static Resource<Declaration> of(String source) {
        return Resource.of(APT_REPOSITORY, NAME, new Declaration(Wish.USE), source);
    }

    public static Address address() {
        return Address.host(APT_REPOSITORY.name(), NAME);
    }

    @Override
    public String name() {
        return "apt-repository";
    }

    @Override
    public List<String> paths(Declaration repository) {
        return List.of(KEY, LIST);
    }

    @Override
    public @Nullable State desired(Declaration repository) {
        return repository.wish() == Wish.USE ? state(FINGERPRINT, SOURCE) : null;
    }

    private static State state(String key, String source) {
        return State.EMPTY.plain("key", key).plain("source", source);
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(Wish.DROP);
    }

    private static final String PLACES = """
            fl_key=KEY
            fl_source=LIST
            fl_verified=$FAIRLEAD/docker-key.sha256
            """.replace("KEY", KEY).replace("LIST", LIST);

    @Override
    public String probe(List<Resource<Declaration>> repositories) {
        return PLACES + """
                [ -r /etc/os-release ] && . /etc/os-release || echo '!This box has no /etc/os-release, so nobody knows its distribution.'
                echo "distribution=$ID"
                echo "release=$VERSION_CODENAME"
                [ ! -f "$fl_key" ] || echo "sum=$(sha256sum < "$fl_key" | cut -c1-64)"
                fl_sum=
                [ ! -r "$fl_verified" ] || read -r fl_sum < "$fl_verified"
                echo "verified=$fl_sum"
                if [ -f "$fl_source" ]; then echo source; cat "$fl_source"; fi
                """ + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> repositories) {
        return Reading.of(answer, repositories, lines -> repository -> observation(lines));
    }

    private static Observation observation(List<String> lines) {
        int at = lines.indexOf("source");
        var facts = new HashMap<String, String>();
        lines.subList(0, at < 0 ? lines.size() : at).forEach(line -> facts.put(name(line), value(line)));
        String sum = facts.getOrDefault("sum", "");
        if (at < 0 && sum.isEmpty()) {
            return Observation.absent();
        }
        String expected = source(facts.getOrDefault("distribution", ""), facts.getOrDefault("release", ""));
        String found = at < 0 ? "" : String.join("\n", lines.subList(at + 1, lines.size())) + "\n";
        boolean isKnown = sum.equals(SHA256) || (!sum.isEmpty() && sum.equals(facts.get("verified")));
        return Observation.present(state(
                isKnown ? FINGERPRINT : sum.isEmpty() ? "missing" : "not Docker's",
                found.equals(expected) ? SOURCE : found.isEmpty() ? "missing" : "something else"));
    }

    private static String name(String line) {
        return line.substring(0, Math.max(0, line.indexOf('=')));
    }

    private static String value(String line) {
        return line.substring(line.indexOf('=') + 1);
    }

    private static String source(String distribution, String release) {
        return """
                Types: deb
                URIs: https://download.docker.com/linux/%s
                Suites: %s
                Components: stable
                Signed-By: %s
                """.formatted(distribution, release, KEY);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(AptRepositoryKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        return change.after() == null
                ? Step.quick(
                        "remove Docker's apt repository",
                        change.address(),
                        PLACES + "rm -f -- \"$fl_key\" \"$fl_source\" \"$fl_verified\"\n")
                : Step.slow("add Docker's apt repository", List.of(change.address()), script());
    }

    /** The key is fetched by apt's own downloader, as a fresh box may have no other. */
    private static String script() {
        return PLACES
                + """
                . /etc/os-release || exit
                fl_tmp=$(mktemp -d /run/fairlead-key.XXXXXX) || exit
                trap 'rm -rf -- "$fl_tmp"' EXIT
                # apt fetches as a user of its own, who must be let in.
                chmod 755 "$fl_tmp" && mkdir -m 777 "$fl_tmp/got" || exit
                fl_url=https://download.docker.com/linux/$ID/gpg
                fl_said=$(/usr/lib/apt/apt-helper -o Acquire::Retries=3 download-file "$fl_url" "$fl_tmp/got/key" 2>&1) ||
                    fl_fail "The key of Docker's apt repository cannot be fetched from $fl_url:" "$fl_said"
                cp -- "$fl_tmp/got/key" "$fl_tmp/key" || exit
                fl_sum=$(sha256sum < "$fl_tmp/key" | cut -c1-64)
                if [ "$fl_sum" != SHA256 ]; then
                    command -v gpg >/dev/null ||
                        fl_fail "The key at $fl_url is not the known one, and without gpg its fingerprint cannot be told."
                    fl_prints=$(gpg --homedir "$fl_tmp" --batch --with-colons --show-keys "$fl_tmp/key" 2>/dev/null |
                        sed -n '/^pub:/,/^fpr:/s/^fpr:::::::::\\([0-9A-F]*\\):.*/\\1/p')
                    [ "$fl_prints" = FINGERPRINT ] ||
                        fl_fail "The key at $fl_url has the fingerprint ${fl_prints:-of no key}, not FINGERPRINT."
                fi
                mkdir -p /etc/apt/keyrings "$FAIRLEAD" || exit
                printf '%s\\n' "$fl_sum" | fl_put "$fl_verified" root root 0644 || exit
                fl_put "$fl_key" root root 0644 < "$fl_tmp/key" || exit
                fl_put "$fl_source" root root 0644 <<FAIRLEAD-SOURCE
                SOURCEFAIRLEAD-SOURCE
                """.replace("SHA256", SHA256)
                        .replace("FINGERPRINT", FINGERPRINT)
                        .replace("SOURCEFAIRLEAD", source("$ID", "$VERSION_CODENAME") + "FAIRLEAD");
    }
}
