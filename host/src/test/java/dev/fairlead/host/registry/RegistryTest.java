package dev.fairlead.host.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is said of a registry that cannot be asked; what one answers is tried with real ones, on boxes. */
class RegistryTest {
    private static final byte[] REFUSED = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void one_that_speaks_http_is_told_by_what_a_model_can_say() throws IOException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuses(door));
            String registry = "127.0.0.1:" + door.getLocalPort();

            assertThatThrownBy(() -> new Registry(false, null).digest(ImageName.parse(registry + "/shop"), "v1"))
                    .isInstanceOf(RegistryException.class)
                    .hasMessage("The registry " + registry + " could not be asked: it does not speak HTTPS; one that is"
                            + " meant to speak HTTP is named in `docker.insecureRegistries`.");
        }
    }

    private static void refuses(ServerSocket door) {
        try (Socket visitor = door.accept()) {
            if (visitor.getInputStream().read() >= 0) {
                visitor.getOutputStream().write(REFUSED);
                visitor.shutdownOutput();
                visitor.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            // The test tells what came of it.
            return;
        }
    }
}
