package dev.fairlead.host.kind.file;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Attribute;
import dev.fairlead.core.resource.Digest;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.kind.Bytes;
import dev.fairlead.host.kind.Unread;
import dev.fairlead.host.kind.file.FileKind.Declaration;
import dev.fairlead.host.shell.Answer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the answer to a {@link FileQuestion} is read. */
final class FileAnswer {
    private final Map<String, String[]> found = new HashMap<>();
    private final Map<Integer, Attribute> contents = new HashMap<>();
    private final Map<Integer, String> unreadContents = new HashMap<>();
    private final Unread unread;

    private FileAnswer(Unread unread) {
        this.unread = unread;
    }

    static Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> files) {
        var read = new FileAnswer(Unread.in(answer.stderr()));
        boolean complete = read.parse(new Bytes(answer.stdout().bytes()));
        var observations = new LinkedHashMap<Address, Observation>();
        for (int i = 0; i < files.size(); i++) {
            Resource<Declaration> file = files.get(i);
            observations.put(
                    file.address(),
                    complete ? read.observation(i, file) : Observation.unknown("The answer about files broke off."));
        }
        return observations;
    }

    private boolean parse(Bytes answer) {
        String line = answer.line();
        while (line != null && !line.equals("contents")) {
            String[] fields = line.split("\\|", 5);
            found.put(fields[4], fields);
            line = answer.line();
        }
        if (line == null) {
            return false;
        }
        for (line = answer.line(); line != null; line = answer.line()) {
            String[] head = line.split(" ", 3);
            byte[] body = answer.take(Integer.parseInt(head[2]));
            answer.line();
            int index = Integer.parseInt(head[0]);
            if (head[1].equals("unread")) {
                unreadContents.put(index, Bytes.text(body));
            } else {
                contents.put(index, content(head[1], body));
            }
        }
        return true;
    }

    private static Attribute content(String how, byte[] body) {
        String text = Bytes.text(body);
        return switch (how) {
            case "link" -> new Attribute.Plain(text);
            case "keyed" -> new Attribute.Masked(text);
            case "digest" -> new Attribute.Text(text, null);
            default -> new Attribute.Text(Digest.sha256(body), text);
        };
    }

    private Observation observation(int index, Resource<Declaration> file) {
        String[] seen = found.get(file.declared().path());
        if (seen == null) {
            String reason = unread.reason(file.declared().path());
            return reason == null ? Observation.absent() : Observation.unknown(reason);
        }
        String trouble = trouble(index, file, seen[3]);
        if (trouble != null) {
            return Observation.unknown("Nobody can say what " + file.declared().path() + " holds. " + trouble);
        }
        State owned =
                State.EMPTY.plain("owner", seen[1]).plain("group", seen[2]).plain("mode", mode(seen[0]));
        Attribute content = contents.get(index);
        return Observation.present(
                switch (seen[3]) {
                    case "symbolic link" ->
                        State.EMPTY.with("target", content == null ? new Attribute.Plain("?") : content);
                    case "regular file", "regular empty file" -> owned.with("content", asDesired(content, file));
                    default -> owned.plain("type", seen[3]);
                });
    }

    /** Why nobody can say whether a regular file holds what it should, or null. */
    private @Nullable String trouble(int index, Resource<Declaration> file, String type) {
        if (!type.startsWith("regular")) {
            return null;
        }
        String own = unreadContents.get(index);
        return switch (file.declared().content()) {
            case FileContent.Text _
            when own == null && !contents.containsKey(index) -> unreadContents.get(FileQuestion.ALL);
            case FileContent.Text _, FileContent.Confidential _ -> own;
            case FileContent.Link _, FileContent.Nothing _ -> null;
        };
    }

    /** No entry means that the content is the desired one, and so does its digest. */
    private static Attribute asDesired(@Nullable Attribute content, Resource<Declaration> file) {
        if (file.declared().content() instanceof FileContent.Text declared) {
            var desired = Attribute.Text.of(declared.body());
            boolean isSame =
                    content instanceof Attribute.Text text && text.sha256().equals(desired.sha256());
            if (content == null || isSame) {
                return desired;
            }
        }
        return content == null ? new Attribute.Text("unread", null) : content;
    }

    /** Four digits, as modes are declared. */
    static String mode(String octal) {
        return "0".repeat(Math.max(0, 4 - octal.length())) + octal;
    }
}
