package dev.fairlead.host.kind.system;

import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the box says of users and groups, by name.
 *
 * @param keys the lines of each user's {@code authorized_keys}
 * @param loose why sshd reads none of a user's keys
 */
record Accounts(
        Map<String, User> users, Map<String, Group> groups, Map<String, List<String>> keys, Map<String, String> loose) {

    record User(int uid, String gid, String shell) {}

    record Group(String gid, Set<String> members) {}

    private static final Pattern COLON = Pattern.compile(":");

    /** A question about these entries of {@code passwd} or {@code group}. */
    static String ask(String database, Collection<String> names) {
        return entries(database, names) + Reading.END;
    }

    /** As {@link #ask}, not yet closed. Status 2 says that a name is unknown, and the others are printed all the same. */
    static String entries(String database, Collection<String> names) {
        return "getent " + database + " " + Shell.words(List.copyOf(new LinkedHashSet<>(names)))
                + " || [ $? -eq 2 ] || echo '!getent cannot tell which accounts are there.'\n";
    }

    static Accounts in(List<String> lines) {
        var accounts = new Accounts(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (String line : lines) {
            accounts.add(line);
        }
        return accounts;
    }

    private void add(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("key")) {
            keys.computeIfAbsent(words[1], user -> new ArrayList<>()).add(words[2]);
            return;
        }
        if (words[0].equals("loose")) {
            loose.putIfAbsent(words[1], words[2]);
            return;
        }
        String[] fields = COLON.split(line, -1);
        if (fields.length == 7) {
            users.put(fields[0], new User(number(fields[2]), fields[3], fields[6]));
        } else if (fields.length == 4) {
            groups.put(fields[0], new Group(fields[2], Set.copyOf(Arrays.asList(fields[3].split(",")))));
        }
    }

    private static int number(String text) {
        return text.chars().allMatch(Character::isDigit) && !text.isEmpty() ? Integer.parseUnsignedInt(text) : -1;
    }

    boolean isMember(String user, String group) {
        Group found = groups.get(group);
        User who = users.get(user);
        return found != null
                && (found.members().contains(user) || (who != null && who.gid().equals(found.gid())));
    }

    /** The lines that hold a key, in their order; a line may begin with options, and a comment may end it. */
    List<String> lines(String user, String key) {
        String wanted = blob(key);
        return keys.getOrDefault(user, List.of()).stream()
                .filter(line -> !line.startsWith("#")
                        && Arrays.asList(line.split("\\s+")).contains(wanted))
                .toList();
    }

    /** The word that is the key itself: all in {@code authorized_keys} format begin with these letters. */
    static String blob(String key) {
        return Arrays.stream(key.split("\\s+"))
                .filter(word -> word.startsWith("AAAA"))
                .findFirst()
                .orElse(key);
    }

    /** The kind of key, such as {@code ssh-ed25519}. */
    static String type(String key) {
        String[] words = key.split("\\s+");
        return IntStream.range(1, words.length)
                .filter(i -> words[i].startsWith("AAAA"))
                .mapToObj(i -> words[i - 1])
                .findFirst()
                .orElse("key");
    }
}
