package dev.fairlead.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import dev.fairlead.lab.machine.Commands;
import dev.fairlead.lab.machine.LabException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The Engine's images. */
public final class Images {
    private static final long BUILD_LIMIT_MINUTES = 15;
    private static final long PUSH_LIMIT_MINUTES = 5;

    private final DockerClient client;
    private final ImportRequest importing;

    Images(DockerClient client, ImportRequest importing) {
        this.client = client;
        this.importing = importing;
    }

    public boolean exists(String reference) {
        try {
            client.inspectImageCmd(reference).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Tags of the images that carry the label. */
    public List<String> tagged(String label) {
        return client.listImagesCmd().withLabelFilter(label).exec().stream()
                .flatMap(image -> image.getRepoTags() == null
                        ? java.util.stream.Stream.empty()
                        : java.util.Arrays.stream(image.getRepoTags()))
                .sorted()
                .toList();
    }

    /** Removes the images with the label {@code key=value}. */
    public void removeLabelled(String label) {
        client.listImagesCmd()
                .withLabelFilter(label)
                .exec()
                .forEach(image ->
                        client.removeImageCmd(image.getId()).withForce(true).exec());
    }

    /** Makes an image of a root file system, as {@code docker import} does. */
    public void importTar(Path tar, String reference) {
        importing.send(tar, reference);
    }

    /** Builds the directory's Dockerfile. The base must be there already; nothing is pulled. */
    public void build(Path directory, String reference, Map<String, String> labels, Map<String, String> arguments) {
        var log = new StringBuilder();
        var command = client.buildImageCmd(directory.toFile())
                .withTags(Set.of(reference))
                .withLabels(labels)
                .withForcerm(true)
                .withPull(false);
        arguments.forEach(command::withBuildArg);
        try {
            command.exec(new BuildImageResultCallback() {
                        @Override
                        public void onNext(BuildResponseItem item) {
                            log.append(item.getStream() == null ? "" : item.getStream());
                            super.onNext(item);
                        }
                    })
                    .awaitImageId(BUILD_LIMIT_MINUTES, TimeUnit.MINUTES);
        } catch (RuntimeException e) {
            throw new LabException(
                    "The image `" + reference + "` could not be built.",
                    Commands.lastLines(log.toString()) + "\n" + e.getMessage(),
                    "");
        }
    }

    /** Pushes under the given name, whose registry must trust everybody; the name is given up afterwards. */
    public void push(String reference, String repository, String tag) {
        client.tagImageCmd(reference, repository, tag).exec();
        var refused = new StringBuilder();
        try {
            client.pushImageCmd(repository)
                    .withTag(tag)
                    .exec(new ResultCallback.Adapter<PushResponseItem>() {
                        @Override
                        public void onNext(PushResponseItem item) {
                            var error = item.getErrorDetail();
                            if (error != null) {
                                refused.append(error.getMessage());
                            }
                        }
                    })
                    .awaitCompletion(PUSH_LIMIT_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabException.because("Interrupted while pushing.", e);
        } finally {
            client.removeImageCmd(repository + ":" + tag).withNoPrune(true).exec();
        }
        if (!refused.isEmpty()) {
            throw new LabException("`" + reference + "` could not be pushed.", refused.toString(), "");
        }
    }
}
