package runtime;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads the errors of an API: codes, exceptions, advice and translations. Needs no library. */
public final class Example {
    /** The name of the API. */
    public static final String DOMAIN = Contract.DOMAIN;

    private Example() {}

    /**
     * Returns the error in a payload, parsed JSON of any library; null for a success and for anything else.
     *
     * @param payload the parsed body
     * @param httpStatus the status of the response, 0 if there is none
     */
    public static ApiException decode(Map<?, ?> payload, int httpStatus) {
        return Bodies.decode(payload, httpStatus);
    }

    /**
     * Reads a body.
     *
     * @param body the text of the response
     * @param httpStatus the status of the response, 0 if the body came over another transport
     * @param header returns a header by its name, or null; null if there are none
     */
    public static Outcome toOutcome(String body, int httpStatus, UnaryOperator<String> header) {
        return Bodies.toOutcome(body, httpStatus, header, Instant.now());
    }

    /** The same for a response that arrived at another time. */
    public static Outcome toOutcome(
            String body, int httpStatus, UnaryOperator<String> header, Instant receivedAt) {
        return Bodies.toOutcome(body, httpStatus, header, receivedAt);
    }

    /** Returns the locale that has texts for a BCP 47 tag; null if there is none. */
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

        /** Returns what the contract says about the code. */
        public Definition definition() {
            return Contract.byCode(code);
        }

        /** Returns the constant of a number; null for a code that the contract does not hold. */
        public static ErrorCode of(long code) {
            Definition definition = Contract.byCode(code);
            return definition == null ? null : definition.errorCode();
        }
    }

    /** What to do next: stop; correct the request; read the server's clock and sign again; wait and repeat. */
    public enum Retry { NEVER, FIX_REQUEST, RESYNC, BACKOFF }

    /** Whether the operation took effect. */
    public enum Executed { NO, UNKNOWN }

    /** What a body means. UNRECOGNIZED looks like an error, but holds none of the contract. */
    public enum Kind { API_ERROR, RESPONSE_ERROR, BATCH, SUCCESS, UNRECOGNIZED }

    /** What a body means: {@code error} is set for the kinds API_ERROR and RESPONSE_ERROR, {@code items} for batches. */
    public record Outcome(Kind kind, ApiException error, List<Outcome> items, Object value) {}

    /** A documented text, cut at its placeholders; {@code kinds} has one letter for each name: d or s. */
    public record Message(String id, List<String> literals, List<String> names, String kinds) {}

    /** What the contract says about a code. Null, 0 and false stand for what it leaves open. */
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

    /** What an error keeps of its HTTP response; {@code retryAfter} and {@code date} may be null. */
    public record ResponseInfo(int httpStatus, Instant receivedAt, Duration retryAfter, Instant date)
            implements Serializable {}

    /**
     * What a program should do about an error.
     *
     * @param after how long to wait from now; null if no time is known
     * @param safeToRepeat whether a repetition cannot do the operation twice
     * @param category the subject of the error; null if it is not known
     * @param why an English sentence
     */
    public record Advice(
            Retry retry, Executed executed, Duration after, boolean safeToRepeat, String category, String why) {}

    /** A message for a person; {@code detail} is the text on the wire if it could not be translated, else null. */
    public record Translation(String text, String locale, String dir, String detail) {}
}
