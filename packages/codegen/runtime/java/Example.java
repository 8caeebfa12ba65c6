package runtime;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads the errors of an API: codes, exceptions, advice and translations. Needs no other library. */
public final class Example {
    /** The name of the API. */
    public static final String DOMAIN = Contract.DOMAIN;

    private Example() {}

    /**
     * Returns the error in a payload, which any library may have parsed. Returns null for a success and any other value.
     *
     * @param payload the parsed body
     * @param httpStatus the status of the response, 0 if there is none
     */
    public static ApiException decode(Map<?, ?> payload, int httpStatus) {
        return Bodies.decode(payload, httpStatus);
    }

    /**
     * Reads a body and returns its meaning.
     *
     * @param body the text of the response
     * @param httpStatus the status of the response, 0 if the body came over another transport
     * @param header a function that returns a header by its name, or null if there are no headers
     */
    public static Outcome toOutcome(String body, int httpStatus, UnaryOperator<String> header) {
        return Bodies.toOutcome(body, httpStatus, header, Instant.now());
    }

    /** Reads a body that arrived at {@code receivedAt}, otherwise like the method above. */
    public static Outcome toOutcome(
            String body, int httpStatus, UnaryOperator<String> header, Instant receivedAt) {
        return Bodies.toOutcome(body, httpStatus, header, receivedAt);
    }

    /** Returns the locale whose texts to use for a BCP 47 tag, or null if there is none. */
    public static String findLocale(String tag) {
        return Translator.findLocale(tag);
    }

    /** The codes of the API. */
    public enum ErrorCode {
        // <codes>
        /** An unknown error occurred. */
        UNKNOWN_ERROR(-1000);
        // </codes>

        private final long code;

        ErrorCode(long code) {
            this.code = code;
        }

        /** Returns the number. */
        public long code() {
            return code;
        }

        /** Returns the definition of the code. */
        public Definition definition() {
            return Contract.byCode(code);
        }

        /** Returns the constant of a number, or null if the catalog does not hold the code. */
        public static ErrorCode of(long code) {
            Definition definition = Contract.byCode(code);
            return definition == null ? null : definition.errorCode();
        }
    }

    /**
     * The next step of the caller: stop; fix the request; read the server's clock and sign again; wait and
     * send again.
     */
    public enum Retry { NEVER, FIX_REQUEST, RESYNC, BACKOFF }

    /** Whether the operation took effect. */
    public enum Executed { NO, UNKNOWN }

    /**
     * The kind of an outcome. UNRECOGNIZED is a body that looks like an error, but has no error or success of
     * the contract.
     */
    public enum Kind { API_ERROR, RESPONSE_ERROR, BATCH, SUCCESS, UNRECOGNIZED }

    /**
     * The meaning of a body. {@code error} is set for API_ERROR and RESPONSE_ERROR, {@code items} for
     * batches.
     */
    public record Outcome(Kind kind, ApiException error, List<Outcome> items, Object value) {}

    /**
     * A documented text, split at its placeholders. {@code kinds} has one letter for each name: d (number) or
     * s (text).
     */
    public record Message(String id, List<String> literals, List<String> names, String kinds) {}

    /** The definition of a code. Null, 0 and false mean that the contract omits the field. */
    public record Definition(
            ErrorCode errorCode,
            String reason,
            List<Message> messages,
            String section,
            String category,
            int httpStatus,
            int gatewayStatus,
            Retry retry,
            Executed executed,
            boolean generic,
            boolean retired) {}

    /**
     * The facts that an error keeps of its HTTP response. {@code retryAfter} and {@code date} may be null.
     */
    public record ResponseInfo(int httpStatus, Instant receivedAt, Duration retryAfter, Instant date)
            implements Serializable {}

    /**
     * Recommends a program's reaction to an error.
     *
     * @param after the time to wait from now, or null if unknown
     * @param safeToRepeat whether a repetition cannot execute the operation twice
     * @param category the subject of the error, or null if unknown
     * @param why an English sentence that names the basis of the advice
     */
    public record Advice(
            Retry retry, Executed executed, Duration after, boolean safeToRepeat, String category, String why) {}

    /**
     * A message for a person. {@code detail} is the received text if it could not be translated, else null.
     */
    public record Translation(String text, String locale, String dir, String detail) {}
}
