package dev.fairlead.cli.line;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The options that every command inherits. One given twice counts as given last; settings add up. */
public final class GlobalOptions {
    private final OptionSpec file = OptionSpec.builder("-f", "--file")
            .type(String.class)
            .paramLabel("FILE")
            .description("The model (default: " + Globals.DEFAULT_FILE
                    + "). For validate, plan and drift also a directory of models, or a pattern such as"
                    + " 'servers/*.yaml'.")
            .scopeType(ScopeType.INHERIT)
            .build();

    private final OptionSpec settings = OptionSpec.builder("--set")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("KEY=VALUE")
            .description("Puts a value in the model, as in --set app.tag=v1.0.6. May be given again.")
            .scopeType(ScopeType.INHERIT)
            .build();

    private final OptionSpec noColor = flag("Prints without colour, also on a terminal.", "--no-color");
    private final OptionSpec debug = flag("Shows what is said to the server, and where an error arose.", "--debug");
    private final OptionSpec help = flag("Shows this help.", "-h", "--help");

    public void addTo(CommandSpec root) {
        root.addOption(file)
                .addOption(settings)
                .addOption(noColor)
                .addOption(debug)
                .addOption(help);
        root.parser().overwrittenOptionsAllowed(true);
    }

    public boolean isHelpAsked() {
        return isGiven(help);
    }

    /** Which would name the directory one is in, and all models there. */
    boolean isFileEmpty() {
        return "".equals(file.getValue());
    }

    public Globals read() {
        String model = file.getValue();
        List<String> pairs = settings.getValue();
        return new Globals(
                model == null ? Globals.DEFAULT_FILE : model,
                pairs == null ? List.of() : pairs,
                isGiven(noColor),
                isGiven(debug));
    }

    private static boolean isGiven(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.getValue());
    }

    private static OptionSpec flag(String description, String first, String... others) {
        return OptionSpec.builder(first, others)
                .type(boolean.class)
                .arity("0")
                .usageHelp(first.equals("-h"))
                .description(description)
                .scopeType(ScopeType.INHERIT)
                .build();
    }
}
