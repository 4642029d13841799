package dev.fairlead.host.registry;

/** A registry that cannot be asked, or does not know; the message is a sentence for a person. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RegistryException(String message) {
        super(message);
    }
}
