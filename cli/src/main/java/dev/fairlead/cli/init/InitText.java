package dev.fairlead.cli.init;

import dev.fairlead.cli.compose.Draft;
import dev.fairlead.cli.view.Printable;
import dev.fairlead.core.model.edit.ScalarText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first model, with comments for whoever goes on from it. */
final class InitText {
    private static final int USUAL_PORT = 8000;

    private final StringBuilder text = new StringBuilder();
    private final Answers answers;
    private final Draft draft;

    private InitText(Answers answers, Draft draft) {
        this.answers = answers;
        this.draft = draft;
    }

    /** @param from where the draft is from, in the words of the first line */
    static String of(Answers answers, Draft draft, String from, AwsProfile profile) {
        var model = new InitText(answers, draft);
        model.head(from);
        model.server(profile);
        model.docker();
        model.app();
        model.secrets();
        model.services();
        model.site();
        return model.text.toString();
    }

    private void head(String from) {
        line("# Written by `fairlead init`" + from
                + ", and yours from now on. `fairlead validate` checks it, `fairlead plan`");
        line("# shows what it would do, `fairlead schema` prints all that can be said.");
        if (!draft.left.isEmpty()) {
            line("# It does not say all that the compose file says:");
            draft.left.forEach(sentence -> line("# - " + Printable.line(sentence)));
        }
        line("name: " + word(Question.NAME));
        line("");
    }

    private void server(AwsProfile profile) {
        String address = answers.of(Question.ADDRESS);
        String key = answers.of(Question.PUBLIC_KEY);
        if (address.isEmpty()) {
            String region = answers.of(Question.REGION);
            line("# The instance, made by the first apply. For a box that is there already, put `ssh.address`"
                    + " instead.");
            line("lightsail:");
            if (profile.toName() != null) {
                line("  # In ~/.aws/config it is the profile `" + Printable.line(profile.toName())
                        + "` that knows the account: export AWS_PROFILE.");
            }
            line("  region: " + ScalarText.of(region));
            line("  availabilityZone: " + ScalarText.of(region + "a"));
            line("  blueprint: debian_12");
            line("  bundle: " + word(Question.BUNDLE));
            if (!key.isEmpty()) {
                line("  keyPair: {name: " + word(Question.NAME) + ", publicKeyFile: " + ScalarText.of(key) + "}");
            }
            line("  staticIp: " + ScalarText.of(answers.of(Question.NAME) + "-ip"));
            line("  automaticSnapshots: \"06:00\"");
            line("");
        }
        line("ssh:");
        if (address.isEmpty()) {
            line("  user: admin");
        } else {
            line("  # Its host key has to be in ~/.ssh/known_hosts, or in `hostKeys` here.");
            line("  address: " + ScalarText.of(address));
            line("  user: " + word(Question.USER));
        }
        if (address.isEmpty() && key.endsWith(".pub")) {
            line("  identityFile: " + ScalarText.of(key.substring(0, key.length() - ".pub".length())));
        }
        line("");
        line("system:");
        line("  automaticUpdates: true");
        if (address.isEmpty() || !word(Question.USER).equals("root")) {
            line(
                    "  sshd: {passwordAuthentication: false, permitRootLogin: false}   # undone by the box if it locks you out");
        }
        line("");
    }

    /** An image on Docker Hub is mostly there for everybody, any other mostly not. */
    private void docker() {
        String image = answers.of(Question.IMAGE);
        String registry = image.substring(0, Math.max(0, image.indexOf('/')));
        if (registry.contains(".") && !registry.equals("docker.io")) {
            line("# For an image that not everybody may pull:");
            line("# docker:");
            line("#   registries:");
            line("#     " + registry + ": {username: YOU, password: {env: REGISTRY_TOKEN}}");
            line("");
        }
    }

    private void app() {
        line("app:");
        line("  directory: " + ScalarText.of("/opt/" + answers.of(Question.NAME))
                + "   # .env, compose files and volumes");
        line("  image: " + word(Question.IMAGE));
        if (draft.image != null && draft.image.digest() != null) {
            line("  digest: " + ScalarText.of(draft.image.digest()));
        }
        line("  tag: " + word(Question.TAG));
        line("  containerPort: " + answers.of(Question.PORT));
        int port = draft.port == null ? USUAL_PORT : draft.port;
        line("  ports: {blue: " + port + ", green: " + (port + 1)
                + "}   # on 127.0.0.1; a release starts beside the live one");
        list("  ", "command", draft.command);
        entry("  ", "user", draft.user);
        entry("  ", "memory", draft.memory);
        entry("  ", "restart", draft.restart);
        if (!draft.environment.isEmpty()) {
            line("  environment:");
            draft.environment.forEach((name, value) -> line("    " + ScalarText.of(name) + ": " + value(value)));
        }
        mounts("  ", draft.volumes);
        Long timeout = draft.health == null ? null : draft.health.timeout();
        line("  health: {path: " + word(Question.HEALTH) + (timeout == null ? "" : ", timeout: " + timeout + "s")
                + "}");
    }

    private static String value(Draft.Value value) {
        return switch (value) {
            case Draft.Value.Text text -> ScalarText.of(text.text());
            case Draft.Value.FromEnvironment variable -> "{env: " + ScalarText.of(variable.name()) + "}";
        };
    }

    private void mounts(String indent, List<Draft.Mount> mounts) {
        if (mounts.isEmpty()) {
            return;
        }
        line(indent + "volumes:");
        for (Draft.Mount mount : mounts) {
            line(indent + "  - {host: " + ScalarText.of(mount.host()) + ", container: "
                    + ScalarText.of(mount.container()) + (mount.isFile() ? ", type: file" : "")
                    + (mount.isReadOnly() ? ", readOnly: true" : "") + "}");
        }
    }

    private void secrets() {
        line("");
        if (draft.secrets.isEmpty()) {
            line("# Variables that nobody else may read: from where Fairlead runs, or made on the box once.");
            line("# secrets:");
            line("#   API_TOKEN: {env: API_TOKEN}");
            line("#   SECRET_KEY: {generate: 50}");
            return;
        }
        line("# Each is an environment variable of whoever runs Fairlead; `{generate: 50}` is made on the box, once.");
        line("secrets:");
        draft.secrets.forEach(
                (name, variable) -> line("  " + ScalarText.of(name) + ": {env: " + ScalarText.of(variable) + "}"));
    }

    private void services() {
        if (draft.services.isEmpty()) {
            return;
        }
        line("");
        line("# They run once, whichever colour serves, and the app reaches each by its name.");
        line("services:");
        draft.services.forEach((name, side) -> {
            line("  " + ScalarText.of(name) + ":");
            Draft.Image image = side.image();
            if (image != null) {
                entry("    ", "image", image.name());
                entry("    ", "tag", image.tag());
                entry("    ", "digest", image.digest());
            }
            list("    ", "command", side.command());
            if (!side.environment().isEmpty()) {
                line("    environment: " + flow(side.environment()));
            }
            list("    ", "secrets", side.secrets());
            mounts("    ", side.volumes());
            entry("    ", "memory", side.memory());
            entry("    ", "stopTimeout", side.stopTimeout() == null ? null : side.stopTimeout() + "s");
        });
    }

    private static String flow(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> ScalarText.of(entry.getKey()) + ": " + ScalarText.of(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private void site() {
        line("");
        List<String> domains = domains();
        if (domains.isEmpty()) {
            line("# The site in front of the app. Without it nobody reaches the app from outside.");
            line("# nginx:");
            line("#   serverNames: [www.example.com]");
            line("# tls:");
            line("#   email: ops@example.com");
            return;
        }
        line("nginx:");
        list("  ", "serverNames", domains);
        line("");
        String email = answers.of(Question.EMAIL);
        if (email.isEmpty()) {
            line("# tls:");
            line("#   email: ops@example.com   # HTTPS with certificates of Let's Encrypt");
        } else {
            line("tls:");
            line("  email: " + ScalarText.of(email) + "   # of the account with Let's Encrypt");
        }
    }

    private List<String> domains() {
        var domains = new ArrayList<>(Arrays.asList(answers.of(Question.DOMAINS).split("[,\\s]+")));
        domains.removeIf(String::isEmpty);
        return domains;
    }

    private void list(String indent, String key, List<String> words) {
        if (!words.isEmpty()) {
            line(indent + key + ": " + words.stream().map(ScalarText::of).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private void entry(String indent, String key, @Nullable String value) {
        if (value != null) {
            line(indent + key + ": " + ScalarText.of(value));
        }
    }

    private String word(Question question) {
        return ScalarText.of(answers.of(question));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
