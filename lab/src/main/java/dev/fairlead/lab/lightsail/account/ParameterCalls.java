package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Service;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What Systems Manager keeps under names, in each region; all of it encrypted, as only who asks for the text gets it. */
public final class ParameterCalls implements Service {
    private static final int BAD_REQUEST = 400;

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private volatile @Nullable String standIn;

    /** Keeps it from now on. */
    public void put(String region, String name, String value) {
        values.put(key(region, name), value);
    }

    /** Every name that nothing is kept under has this value from now on. */
    public void answerAllWith(String value) {
        standIn = value;
    }

    @Override
    public boolean offers(String operation) {
        return operation.equals("GetParameter");
    }

    @Override
    public Tree answer(Request request) {
        String asked = request.body().text("Name");
        String name =
                asked.startsWith("arn:") ? asked.substring(asked.indexOf(":parameter") + ":parameter".length()) : asked;
        String kept = values.get(key(request.region(), name));
        String value = kept == null ? standIn : kept;
        if (value == null) {
            throw new ApiException(BAD_REQUEST, "ParameterNotFound", "");
        }
        Tree parameter = Tree.of("Name", name)
                .with("Type", "SecureString")
                .with("Version", 1)
                .with("Value", request.body().isTrue("WithDecryption") ? value : "encrypted");
        return Tree.of("Parameter", parameter);
    }

    private static String key(String region, String name) {
        return region + " " + name;
    }
}
