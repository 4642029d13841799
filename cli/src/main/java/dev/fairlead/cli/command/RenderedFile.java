package dev.fairlead.cli.command;

import dev.fairlead.core.model.Secret;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.app.EnvKind;
import dev.fairlead.host.kind.app.HoldKind;
import dev.fairlead.host.kind.app.Wanted;
import dev.fairlead.host.kind.file.FileContent;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.SshdKind;
import dev.fairlead.host.kind.system.TimezoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A file as the box would get it, secrets masked. */
sealed interface RenderedFile {
    /** Absolute, on the box. */
    String path();

    record Text(String path, String body) implements RenderedFile {}

    record Link(String path, String target) implements RenderedFile {}

    /** None of a thing that is no file. */
    static List<RenderedFile> of(Resource<?> resource) {
        return switch (resource.declared()) {
            case FileKind.Declaration file -> of(file);
            case EnvKind.Declaration env -> List.of(new Text(env.path(), lines(env)));
            case HoldKind.Declaration hold -> of(hold);
            case SshdKind.Declaration sshd -> List.of(new Text(SshdKind.DROP_IN, sshd.body()));
            case TimezoneKind.Declaration timezone -> List.of(new Text(TimezoneKind.FILE, timezone.zone() + "\n"));
            default -> List.of();
        };
    }

    private static List<RenderedFile> of(FileKind.Declaration file) {
        return switch (file.content()) {
            case FileContent.Text text -> List.of(new Text(file.path(), text.body()));
            case FileContent.Confidential confidential -> List.of(new Text(file.path(), Secret.MASK + "\n"));
            case FileContent.Link link -> List.of(new Link(file.path(), link.target()));
            case FileContent.Nothing nothing -> List.of();
        };
    }

    private static List<RenderedFile> of(HoldKind.Declaration hold) {
        var files = new ArrayList<RenderedFile>();
        if (hold.files() != null) {
            hold.files().texts().forEach((path, text) -> files.add(new Text(path, text)));
        }
        return files;
    }

    private static String lines(EnvKind.Declaration env) {
        return env.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + value(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String value(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Open open -> open.value();
            case Wanted.Hidden hidden -> Secret.MASK;
            case Wanted.Made _, Wanted.Kept _ -> Secret.MASK;
        };
    }
}
