package dev.fairlead.host.engine;

/** The engine answered that it cannot; the message is its own. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EngineException(String message) {
        super(message);
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
