package dev.fairlead.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
    @TempDir
    private Path directory;

    private String reason(ThrowingCallable failing) {
        IOException e = catchThrowableOfType(IOException.class, failing);
        return IoReason.of(e).replace(directory.toString(), "DIR");
    }

    @Test
    void what_the_file_system_refuses_is_said_without_its_exceptions() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "x");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xd0, 0});
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));

        assertThat(reason(() -> Files.readString(directory.resolve("none")))).isEqualTo("There is no `DIR/none`.");
        assertThat(reason(() -> Files.readString(directory))).isEqualTo("Is a directory.");
        assertThat(reason(() -> Files.createDirectory(file))).isEqualTo("`DIR/file` is there already.");
        assertThat(reason(() -> Files.writeString(file.resolve("below"), "")))
                .isEqualTo("`DIR/file/below`: Not a directory.");
        assertThat(reason(() -> Files.readString(binary))).isEqualTo("It is not UTF-8.");
        assertThat(reason(() -> Files.readString(loop))).startsWith("`DIR/loop`: Too many levels of symbolic links");
        assertThat(reason(() -> {
                    throw new IOException();
                }))
                .isEqualTo("IOException.");
    }
}
