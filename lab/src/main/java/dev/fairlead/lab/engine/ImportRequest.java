package dev.fairlead.lab.engine;

import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * {@code docker import}, spoken by hand: docker-java sends a description of the stream instead of its bytes
 * (docker-java issue 2377).
 */
record ImportRequest(Path socket, String api) {
    void send(Path tar, String reference) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                var file = FileChannel.open(tar)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            write(channel, head(reference, file.size()));
            for (long sent = 0; sent < file.size(); ) {
                sent += file.transferTo(sent, file.size() - sent, channel);
            }
            var answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 200 ") || answer.contains("errorDetail")) {
                throw new LabException("`" + tar + "` could not be made an image.", answer, "");
            }
        } catch (IOException e) {
            throw LabException.because("`" + tar + "` could not be made an image.", e);
        }
    }

    String head(String reference, long length) {
        return """
                POST /v%s/images/create?fromSrc=-&repo=%s HTTP/1.1
                Host: docker
                Connection: close
                Content-Type: application/x-tar
                Content-Length: %d

                """.formatted(api, URLEncoder.encode(reference, StandardCharsets.UTF_8), length)
                .replace("\n", "\r\n");
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
