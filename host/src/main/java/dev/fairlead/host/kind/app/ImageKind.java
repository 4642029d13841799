package dev.fairlead.host.kind.app;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.registry.ImageName;
import dev.fairlead.host.shell.Answer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image that the box holds, named by its digest: {@code ghcr.io/example/shop@sha256:...}. One that belongs to no
 * release may go by its tag instead; the box then keeps what the tag meant when it was pulled.
 */
public final class ImageKind implements HostKind<ImageKind.Declaration> {
    public static final ImageKind IMAGE = new ImageKind();

    /** All of them at once, whatever the digest, so that the answer still serves once the digest is known. */
    private static final String QUESTION = """
            if command -v docker >/dev/null; then
                docker images --digests --no-trunc --format '{{.Repository}}@{{.Digest}} {{.Repository}}:{{.Tag}}' || exit
            fi
            echo end
            """;

    private ImageKind() {}

    /** What an image is known by. */
    public enum Naming {
        DIGEST,
        TAG
    }

    /** @param digest null while nobody has asked for it, and for one that goes by its tag */
    public record Declaration(
            String name, String tag, @Nullable String digest, Naming naming) {
        public Declaration(String name, String tag, @Nullable String digest) {
            this(name, tag, digest, Naming.DIGEST);
        }

        /** Whether it is said which image this is. */
        boolean isKnown() {
            return digest != null || naming == Naming.TAG;
        }

        /** By digest, or by tag where that is all there is. */
        public String reference() {
            return digest == null ? name + ":" + tag : name + "@" + digest;
        }
    }

    public static Resource<Declaration> of(String name, String tag, @Nullable String digest, String source) {
        return of(new Declaration(name, tag, digest), source);
    }

    public static Resource<Declaration> of(Declaration declared, String source) {
        return Resource.of(IMAGE, declared.reference(), declared, source);
    }

    @Override
    public String name() {
        return "image";
    }

    @Override
    public State desired(Declaration image) {
        return State.EMPTY.plain("reference", image.reference());
    }

    /** An old image is what a release can go back to. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public String probe(List<Resource<Declaration>> images) {
        return QUESTION;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> images) {
        var lines = answer.stdout().lines();
        boolean isComplete = !lines.isEmpty() && lines.getLast().equals("end");
        var there = new HashSet<String>();
        lines.forEach(line -> List.of(line.split(" ")).forEach(word -> there.add(unabridged(word))));
        var observations = new LinkedHashMap<Address, Observation>();
        for (Resource<Declaration> image : images) {
            Observation seen = isComplete
                    ? observation(
                            image.declared(),
                            there.contains(unabridged(image.declared().reference())))
                    : Observation.unknown(Unanswered.reason("Docker did not list its images", answer));
            observations.put(image.address(), seen);
        }
        return observations;
    }

    /** Docker leaves out what everybody knows of an image on its own hub, and a model may not: {@code docker.io/library}. */
    private static String unabridged(String reference) {
        int digest = reference.indexOf('@');
        int end = digest < 0 ? reference.lastIndexOf(':') : digest;
        return end < 0 ? reference : ImageName.parse(reference.substring(0, end)) + reference.substring(end);
    }

    private Observation observation(Declaration image, boolean isThere) {
        if (!image.isKnown()) {
            return Observation.unknown("Nobody could tell which digest `" + image.reference() + "` stands for.");
        }
        return isThere ? Observation.present(desired(image)) : Observation.absent();
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change -> Step.pull(
                        "pull " + change.declared().name() + ":"
                                + change.declared().tag(),
                        change.address(),
                        pull(change.declared())))
                .toList();
    }

    private static Work.Pull pull(Declaration image) {
        return new Work.Pull(image.name(), image.digest() == null ? image.tag() : image.digest());
    }
}
