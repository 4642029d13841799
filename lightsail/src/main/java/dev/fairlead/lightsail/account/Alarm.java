package dev.fairlead.lightsail.account;

import java.util.Map;

/**
 * An alarm on one metric.
 *
 * @param watched the resource whose metric it is
 * @param state the service's word: OK, ALARM, INSUFFICIENT_DATA
 * @param settings by the service's own names; lists are joined by a comma, in alphabetical order
 */
public record Alarm(String name, String watched, String state, Map<String, String> settings) {
    public Alarm {
        settings = Map.copyOf(settings);
    }
}
