package runtime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Collects the facts that an error keeps of its HTTP response. */
final class Responses {
    private static final long MAX_TIME_MS = 8_640_000_000_000_000L;

    private Responses() {}

    static Example.ResponseInfo toResponseInfo(
            int httpStatus, UnaryOperator<String> header, Instant receivedAt) {
        Instant date = header == null ? null : parseDate(header.apply("Date"));
        String text = header == null ? null : header.apply("Retry-After");
        Duration retryAfter = null;
        if (text != null && text.strip().matches("[0-9]{1,9}")) {
            retryAfter = Duration.ofSeconds(Long.parseLong(text.strip()));
        } else if (parseDate(text) != null) {
            Duration wait = Duration.between(date == null ? receivedAt : date, parseDate(text));
            retryAfter = wait.isNegative() ? Duration.ZERO : wait;
        }
        return new Example.ResponseInfo(httpStatus, receivedAt, retryAfter, date);
    }

    private static Instant parseDate(String text) {
        try {
            Instant date = text == null ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return date == null || date.toEpochMilli() < 0 ? null : date;
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** Reads the response info in the JSON of an error. Returns null if a field is invalid. */
    static Example.ResponseInfo readResponseInfo(Object value) {
        Map<?, ?> fields = Payload.toFields(value);
        Long status = readWithin(fields.get("httpStatus"), 100, 599);
        Long receivedAt = readWithin(fields.get("receivedAt"), 0, MAX_TIME_MS);
        if (status == null || receivedAt == null) {
            return null;
        }
        Long wait = readWithin(fields.get("retryAfter"), 0, MAX_TIME_MS);
        Long date = readWithin(fields.get("date"), 0, MAX_TIME_MS);
        return new Example.ResponseInfo(
                status.intValue(),
                Instant.ofEpochMilli(receivedAt),
                wait == null ? null : Duration.ofMillis(wait),
                date == null ? null : Instant.ofEpochMilli(date));
    }

    private static Long readWithin(Object value, long least, long most) {
        Long number = Payload.toInteger(value);
        return number != null && number >= least && number <= most ? number : null;
    }
}
