package dev.fairlead.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.fairlead.lab.machine.LabException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program in a container: bytes in, bytes out. */
final class Execution {
    private Execution() {}

    static Executed run(DockerClient client, String container, List<String> argv, byte[] stdin, Duration limit) {
        try {
            var id = client.execCreateCmd(container)
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withCmd(argv.toArray(String[]::new))
                    .exec()
                    .getId();
            var output = new Output();
            var ended = client.execStartCmd(id)
                    .withStdIn(new ByteArrayInputStream(stdin))
                    .exec(output)
                    .awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                throw new LabException(
                        "A script in `" + container + "` did not end within " + limit.toSeconds() + " s.", "", "");
            }
            var status = client.inspectExecCmd(id).exec().getExitCodeLong();
            return new Executed(
                    status == null ? -1 : status.intValue(), output.stdout.toByteArray(), output.stderr.toByteArray());
        } catch (DockerException e) {
            throw LabException.because("Nothing can be run in `" + container + "`.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabException.because("Interrupted while a script ran in `" + container + "`.", e);
        }
    }

    private static final class Output extends ResultCallback.Adapter<Frame> {
        private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

        @Override
        public void onNext(Frame frame) {
            (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).writeBytes(frame.getPayload());
        }
    }
}
