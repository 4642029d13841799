package dev.fairlead.host.look;

import java.util.Set;

/** How much of a server a look is about. */
public sealed interface Scope {
    /** All that the model asks for. */
    record Whole() implements Scope {}

    /**
     * What a release of these apps takes: their containers and what these need. A registry is asked anew what their tags
     * mean.
     */
    record Releases(Set<String> apps) implements Scope {
        public Releases {
            apps = Set.copyOf(apps);
        }
    }

    /** What a release of the app takes that keeps to the image which serves. */
    record Secrets(String app) implements Scope {}

    /** The image of an app, and what it takes to have one: Docker. */
    record Image(String app) implements Scope {}

    /** A first release of an app beside one that lives the old way: the directory that they share stays as it is. */
    record Beside(String app) implements Scope {}

    /** What starts the jobs of an app. */
    record Jobs(String app) implements Scope {}

    /**
     * The site of an app in nginx, by TLS too where its certificate is there already; without what would get a new one.
     */
    record Site(String app) implements Scope {}

    default boolean isReleasing(String app) {
        return switch (this) {
            case Whole _, Secrets _, Image _, Beside _, Jobs _, Site _ -> false;
            case Releases releases -> releases.apps().contains(app);
        };
    }
}
