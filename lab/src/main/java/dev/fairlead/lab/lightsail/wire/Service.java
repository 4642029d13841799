package dev.fairlead.lab.lightsail.wire;

/** What answers once a request has been read and found to be signed by someone known. */
public interface Service {

    /** Whether there is such an operation. */
    boolean offers(String operation);

    /** Carries the request out; refuses with an {@link ApiException}. */
    Tree answer(Request request);
}
