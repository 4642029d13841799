package dev.fairlead.cli;

import dev.fairlead.cli.box.BoxOverSsh;
import dev.fairlead.cli.box.CloudOfModel;
import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.lightsail.session.Cloud;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the launcher comes in. */
public final class Main {
    private static final int BUFFER = 8192;
    private static final StandardOutput STDOUT = new StandardOutput(new FileOutputStream(FileDescriptor.out));

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = utf8(STDOUT);
        PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
        int status = program(Environment.ofProcess(), out, err).run(List.of(arguments));
        out.flush();
        if (out.checkError() && status == ExitStatus.DONE && !STDOUT.isReaderGone()) {
            err.print("error: The output could not be written.\n");
            status = ExitStatus.FAILED;
        }
        err.flush();
        System.exit(status);
    }

    /** Wired for real. What a connection needs is loaded when one is made. */
    public static Fairlead program(Environment environment, PrintStream out, PrintStream err) {
        return new Fairlead(environment, out, err, System::nanoTime, Main::box, Main::cloud);
    }

    private static Box box(ServerModel model, Environment environment, @Nullable PrintStream log) {
        return BoxOverSsh.open(model, environment, log);
    }

    private static Cloud cloud(ServerModel model, Environment environment) {
        return CloudOfModel.open(model, environment);
    }

    /** Whatever the locale says, since a model and its masks are not ASCII. */
    private static PrintStream utf8(OutputStream descriptor) {
        var stream = new BufferedOutputStream(descriptor, BUFFER);
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }
}
