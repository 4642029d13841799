package dev.fairlead.cli.lab;

import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.lab.Box;
import dev.fairlead.lab.Lab;
import dev.fairlead.lab.LabSettings;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Which lab these commands are about, and its one box. */
final class LabBox {
    public static final String NAME = "visa-bulletin";

    private final Supplier<String> name;

    public LabBox(Options options) {
        name = options.value(
                "--name",
                "NAME",
                "Which lab, where there is more than one (default: " + LabSettings.DEFAULT_NAME + ").",
                LabSettings.DEFAULT_NAME);
    }

    public LabSettings settings(Desk desk) {
        PrintStream err = desk.err();
        try {
            return LabSettings.from(desk.environment().variables())
                    .named(name.get())
                    .tellingProgressTo(phrase -> {
                        err.print("lab: " + phrase + "\n");
                        err.flush();
                    });
        } catch (IllegalArgumentException e) {
            throw Refusal.ofCommandLine(Diagnostic.of(Quoted.of(name.get()) + " is no name for a lab.")
                    .fix("Use small letters, digits and dashes."));
        }
    }

    public Lab running(Desk desk) {
        return Lab.find(settings(desk))
                .orElseThrow(() -> new Refusal(Diagnostic.of("There is no lab.").fix(command("up"))));
    }

    /** The command line that does something else to this lab, to be pasted. */
    public String command(String verb) {
        return "fairlead lab " + verb + (name.get().equals(LabSettings.DEFAULT_NAME) ? "" : " --name " + name.get());
    }

    public Box in(Lab lab) {
        return lab.box(NAME)
                .orElseThrow(() ->
                        new Refusal(Diagnostic.of("The lab has no box yet.").fix(command("up"))));
    }
}
