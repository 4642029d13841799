package dev.fairlead.cli.lab;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.lab.AppBehaviour;
import dev.fairlead.lab.Lab;
import dev.fairlead.lab.PublishedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead lab publish}: a version to deploy, a good one or a bad one. */
final class LabPublishCommand implements Command {
    private final LabBox lab;
    private final Supplier<String> behaviour;
    private final Supplier<@Nullable String> tag;

    public LabPublishCommand(Options options) {
        lab = new LabBox(options);
        behaviour = options.choice("--behaviour", words(), "How the version turns out");
        tag = options.word("TAG", "The version's tag.");
    }

    @Override
    public int run(Desk desk) {
        String version = tag();
        AppBehaviour turnsOut =
                AppBehaviour.valueOf(behaviour.get().replace('-', '_').toUpperCase(Locale.ROOT));
        try (Lab found = lab.running(desk)) {
            PublishedImage image = found.publishApp(version, turnsOut);
            desk.out().print(image.reference() + "\n" + image.digest() + "\n");
        }
        return ExitStatus.DONE;
    }

    private String tag() {
        String given = tag.get();
        if (given == null) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("`lab publish` needs a tag.").fix(lab.command("publish") + " v1.0.6"));
        }
        if (!given.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")) {
            throw Refusal.ofCommandLine(Diagnostic.of(Quoted.of(given) + " is no tag.")
                    .fix("Use letters, digits, `.`, `_` and `-`, as in `v1.0.6`."));
        }
        return given;
    }

    private static List<String> words() {
        return Arrays.stream(AppBehaviour.values())
                .map(behaviour -> behaviour.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
