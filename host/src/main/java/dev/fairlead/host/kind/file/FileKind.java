package dev.fairlead.host.kind.file;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.FormerFiles;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.UnitFiles;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A regular file or a symbolic link, with content, owner and mode; or that there is none at a path. */
public final class FileKind implements HostKind<FileKind.Declaration> {
    public static final FileKind FILE = new FileKind();

    private FileKind() {}

    /**
     * @param path absolute
     * @param mode octal, four digits
     */
    public record Declaration(String path, FileContent content, String owner, String group, String mode) {}

    public static Resource<Declaration> text(String path, String body, String mode, String source) {
        return owned(path, new FileContent.Text(body), "root", "root", mode, source);
    }

    /** @param writer of its text, asked when somebody first reads it */
    public static Resource<Declaration> text(String path, Supplier<String> writer, String mode, String source) {
        return owned(path, new FileContent.Text(writer), "root", "root", mode, source);
    }

    public static Resource<Declaration> link(String path, String target, String source) {
        return owned(path, new FileContent.Link(target), "root", "root", "0777", source);
    }

    public static Resource<Declaration> none(String path, String source) {
        return owned(path, new FileContent.Nothing(), "root", "root", "0644", source);
    }

    public static Resource<Declaration> owned(
            String path, FileContent content, String owner, String group, String mode, String source) {
        return Resource.of(FILE, path, new Declaration(path, content, owner, group, mode), source);
    }

    public static Address at(String path) {
        return Address.host(FILE.name(), path);
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public List<String> paths(Declaration file) {
        return List.of(file.path());
    }

    @Override
    public @Nullable State desired(Declaration file) {
        State owned = State.EMPTY.plain("owner", file.owner()).plain("group", file.group());
        return switch (file.content()) {
            case FileContent.Nothing _ -> null;
            case FileContent.Link link -> State.EMPTY.plain("target", link.target());
            case FileContent.Text text -> owned.plain("mode", file.mode()).text("content", text.body());
            case FileContent.Confidential secret ->
                owned.plain("mode", file.mode()).masked("content", secret.key().hash(secret.body()));
        };
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(name, new FileContent.Nothing(), "root", "root", "0644");
    }

    @Override
    public boolean isReplacedBetween(State before, State after) {
        return (before.attribute("target") == null) != (after.attribute("target") == null);
    }

    @Override
    public String probe(List<Resource<Declaration>> files) {
        return FileQuestion.script(files);
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> files) {
        return FileAnswer.read(answer, files);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        var steps = new ArrayList<Step>();
        var tried = new EnumMap<Trial, List<Change<Declaration>>>(Trial.class);
        for (Change<Declaration> change : changes) {
            Trial trial = Trial.of(change.declared().path());
            if (trial == null) {
                steps.add(Step.quick(title(change), change.address(), kept(change) + script(change.declared())));
            } else {
                tried.computeIfAbsent(trial, any -> new ArrayList<>()).add(change);
            }
        }
        tried.forEach((trial, together) -> steps.add(trial.step(together)));
        return steps;
    }

    /** What a unit does not come to run with is put back. */
    private static String kept(Change<Declaration> change) {
        String path = change.declared().path();
        String unit = UnitFiles.unit(path);
        return unit == null ? "" : FormerFiles.keep(unit, List.of(path), List.of(change.address()));
    }

    static String title(Change<Declaration> change) {
        String path = change.declared().path();
        return switch (change.declared().content()) {
            case FileContent.Nothing _ -> "remove " + path;
            case FileContent.Link link -> "link " + path + " to " + link.target();
            case FileContent.Text _, FileContent.Confidential _ ->
                onlyAccess(change) ? "set owner and mode of " + path : "write " + path;
        };
    }

    private static boolean onlyAccess(Change<Declaration> change) {
        return change.before() != null && change.before().attribute("content") != null && !change.touches("content");
    }

    /** Performs the declaration; with {@code $fl_root} set, below that directory instead of the real root. */
    static String script(Declaration file) {
        String path = "\"${fl_root-}\"" + Shell.quote(file.path());
        return switch (file.content()) {
            case FileContent.Nothing _ -> "fl_remove " + path;
            case FileContent.Link link -> "fl_link_to " + Shell.quote(link.target()) + " " + path;
            case FileContent.Text text -> put(text.body(), path, file);
            case FileContent.Confidential secret -> put(secret.body().reveal(), path, file);
        };
    }

    private static String put(String body, String path, Declaration file) {
        return "printf %s " + Shell.quote(body) + " | fl_put " + path + " " + Shell.quote(file.owner()) + " "
                + Shell.quote(file.group()) + " " + file.mode();
    }
}
