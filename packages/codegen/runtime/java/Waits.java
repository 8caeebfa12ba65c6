package runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Computes the time to wait before a repetition. */
final class Waits {
    private static final Pattern TIME = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern UNTIL = Pattern.compile(
            "\\buntil[^0-9]{0,16}([0-9]{10}|[0-9]{13})(?![0-9])", Pattern.CASE_INSENSITIVE);

    private Waits() {}

    /**
     * Returns the time to wait from now: the time that the server names, else the default of the rate limit,
     * else null.
     */
    static Duration waitFor(ApiException error, int status, Instant now) {
        Example.ResponseInfo info = error.responseInfo();
        Map<?, ?> data = Payload.toFields(error.data());
        List<Object> values = new ArrayList<>();
        values.add(data.get("retryAfter"));
        values.add(Payload.toFields(data.get("data")).get("retryAfter"));
        values.add(error.params().get("until"));
        Matcher until = UNTIL.matcher(error.msg());
        if (Advisor.isRateLimit(status) && error.messageId() == null && until.find()) {
            values.add(until.group(1));
        }
        Duration wait = info == null ? null : info.retryAfter();
        for (Object value : values) {
            wait = wait == null ? toWait(value, info, now) : wait;
        }
        if (wait == null && Advisor.isRateLimit(status)) {
            wait = Duration.ofSeconds(status == 418 ? 120 : 10);
        }
        if (wait == null) {
            return null;
        }
        Duration left = wait.plus(Duration.between(now, info == null ? now : info.receivedAt()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Converts a number of unknown unit into a time to wait. Its size shows the unit: seconds to wait, or
     * seconds or milliseconds since 1970.
     */
    private static Duration toWait(Object value, Example.ResponseInfo info, Instant now) {
        double number = Double.NaN;
        if (value instanceof Number real) {
            number = real.doubleValue();
        } else if (value instanceof String text && TIME.matcher(text).matches()) {
            number = Double.parseDouble(text);
        }
        Instant server = info == null ? now : info.date() == null ? info.receivedAt() : info.date();
        if (number >= 0 && number < 1e6) {
            return Duration.ofMillis((long) Math.ceil(number * 1000));
        }
        if (number >= 1e9 && number <= 1e11) {
            return Duration.ofMillis((long) Math.max(0, Math.ceil(number * 1000 - server.toEpochMilli())));
        }
        boolean isMillis = number > 1e12 && number < 8.64e15;
        return isMillis ? Duration.ofMillis((long) Math.max(0, Math.ceil(number - server.toEpochMilli()))) : null;
    }
}
