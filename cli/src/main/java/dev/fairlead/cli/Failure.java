package dev.fairlead.cli;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.DiagnosticText;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.host.registry.RegistryException;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lab.machine.LabException;
import dev.fairlead.lightsail.api.LightsailException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What kept a command from ending as it should. A class of its own, so that a run without failure never loads it. */
final class Failure {
    private Failure() {}

    /** @return the exit status */
    static int told(Throwable failure, int whenUnreachable, boolean debug, PrintStream err) {
        int status = switch (failure) {
            case InvalidModelException model -> {
                err.print(model.text());
                yield ExitStatus.WRONG;
            }
            case Refusal refusal -> told(refusal.diagnostic(), refusal.status(), err);
            case HostException host -> told(diagnostic(sentence(host), host.why(), host.fix()), whenUnreachable, err);
            case LightsailException cloud ->
                told(diagnostic(sentence(cloud), cloud.why(), cloud.fix()), whenUnreachable, err);
            case LabException lab ->
                told(diagnostic(lab.summary(), orNull(lab.why()), orNull(lab.fix())), ExitStatus.FAILED, err);
            case RegistryException registry -> told(Diagnostic.of(sentence(registry)), ExitStatus.FAILED, err);
            case InterruptedException stopped ->
                told(Diagnostic.of("Interrupted before the end."), ExitStatus.FAILED, err);
            default -> told(unexpected(failure, debug), ExitStatus.FAILED, err);
        };
        if (debug) {
            failure.printStackTrace(err);
        }
        return status;
    }

    private static int told(Diagnostic diagnostic, int status, PrintStream err) {
        err.print(DiagnosticText.of(diagnostic, null));
        return status;
    }

    private static Diagnostic unexpected(Throwable failure, boolean debug) {
        String text = failure.getMessage();
        return Diagnostic.of("Something went wrong inside Fairlead.")
                .why(failure.getClass().getSimpleName() + (text == null ? "" : ": " + text))
                .fix(debug ? null : "Run it again with `--debug` to see where, and report it.");
    }

    private static Diagnostic diagnostic(String message, @Nullable String why, @Nullable String fix) {
        return Diagnostic.of(message).why(why).fix(fix);
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
