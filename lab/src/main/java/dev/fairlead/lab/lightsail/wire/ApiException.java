package dev.fairlead.lab.lightsail.wire;

/** A refusal, as the service words it: the HTTP status, the type of the error, and a message. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private final int status;
    private final String type;

    public ApiException(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    public static ApiException invalid(String message) {
        return new ApiException(BAD_REQUEST, "InvalidInputException", message);
    }

    public static ApiException notFound(String type, String name) {
        return new ApiException(
                BAD_REQUEST, "NotFoundException", "The " + type + " does not exist: " + name + " (DoesNotExist)");
    }

    public static ApiException serialization(String message) {
        return new ApiException(BAD_REQUEST, "SerializationException", message);
    }

    static ApiException unknownOperation(String target) {
        return new ApiException(BAD_REQUEST, "UnknownOperationException", "No such operation: " + target);
    }

    static ApiException unsigned(String type, String message) {
        return new ApiException(FORBIDDEN, type, message);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? type : message;
    }
}
