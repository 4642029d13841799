package dev.fairlead.cli.init;

/** What a first model needs to know, in the order in which it is asked. */
enum Question {
    NAME("--name", "NAME", "Name of the server"),
    ADDRESS("--address", "HOST", "Address of a server that is there; empty for a new instance of Lightsail"),
    USER("--user", "USER", "User to log in as"),
    REGION("--region", "REGION", "Region of AWS"),
    BUNDLE("--bundle", "BUNDLE", "Size of the instance, as `aws lightsail get-bundles` lists them"),
    PUBLIC_KEY("--public-key", "FILE", "Public SSH key for it; empty for the region's default key"),
    IMAGE("--image", "IMAGE", "Image of the app, without its tag"),
    TAG("--tag", "TAG", "Tag that is run at first"),
    PORT("--port", "PORT", "Port that the app listens on in its container"),
    HEALTH("--health", "PATH", "Path that answers 200 once the app is well"),
    DOMAINS("--domains", "NAMES", "Domains of the site, with commas between them; empty for none"),
    EMAIL("--email", "ADDRESS", "E-mail address for the certificates of HTTPS; empty for plain HTTP");

    private final String flag;
    private final String label;
    private final String words;

    Question(String flag, String label, String words) {
        this.flag = flag;
        this.label = label;
        this.words = words;
    }

    String flag() {
        return flag;
    }

    String label() {
        return label;
    }

    /** As it is asked, without a mark behind it. */
    String words() {
        return words;
    }

    /** Whether it means something beside the answers so far. */
    boolean isOpen(Answers answers) {
        boolean isElsewhere = !answers.of(ADDRESS).isEmpty();
        return switch (this) {
            case USER -> isElsewhere;
            case REGION, BUNDLE, PUBLIC_KEY -> !isElsewhere;
            case EMAIL -> !answers.of(DOMAINS).isEmpty();
            case NAME, ADDRESS, IMAGE, TAG, PORT, HEALTH, DOMAINS -> true;
        };
    }
}
