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

/** An image that the box holds, named by its digest: {@code ghcr.io/example/shop@sha256:...}. */
public final class ImageKind implements HostKind<ImageKind.Declaration> {
    public static final ImageKind IMAGE = new ImageKind();

    /** All of them at once, whatever the digest, so that the answer still serves once the digest is known. */
    private static final String QUESTION = """
            if command -v docker >/dev/null; then
                docker images --digests --no-trunc --format '{{.Repository}}@{{.Digest}}' || exit
            fi
            echo end
            """;

    private ImageKind() {}

    /** @param digest null while nobody has asked for it */
    public record Declaration(
            String name, String tag, @Nullable String digest) {
        /** By digest, or by tag where that is all there is. */
        public String reference() {
            return digest == null ? name + ":" + tag : name + "@" + digest;
        }
    }

    public static Resource<Declaration> of(String name, String tag, @Nullable String digest, String source) {
        var declared = new Declaration(name, tag, digest);
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
        lines.forEach(line -> there.add(unabridged(line)));
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
        int at = reference.lastIndexOf('@');
        return at < 0 ? reference : ImageName.parse(reference.substring(0, at)) + reference.substring(at);
    }

    private Observation observation(Declaration image, boolean isThere) {
        if (image.digest() == null) {
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
