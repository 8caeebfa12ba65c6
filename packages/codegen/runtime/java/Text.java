package runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts texts and writes numbers as ECMAScript does. */
final class Text {
    static final int PARAM_LIMIT = 256;
    static final int TEXT_LIMIT = 4096;
    static final int RESPONSE_LIMIT = 1024;
    static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:[0-9]+(?:\\.[0-9]+)?(?:e[+-][0-9]+)?|Infinity)|NaN");

    private Text() {}

    /** Returns at most the first {@code limit} UTF-16 units of a text, without half of a surrogate pair. */
    static String truncate(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    /**
     * Returns the params in a text, or null if the text does not match the message. A literal ends a param at
     * its first occurrence, so the time is linear.
     */
    static Map<String, Object> match(Example.Message message, String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int last = message.literals().size() - 1;
        for (int index = 0; index <= last; index++) {
            String literal = message.literals().get(index);
            int end = 0;
            if (index > 0) {
                end = index == last ? text.length() - literal.length() : text.indexOf(literal, start);
            }
            if (end < start || end - start > PARAM_LIMIT || !text.startsWith(literal, end)) {
                return null;
            }
            if (index > 0) {
                parts.add(text.substring(start, end));
            }
            start = end + literal.length();
        }
        return start == text.length() ? coerce(message, parts) : null;
    }

    /** Returns the params by name, or null if a number is written otherwise than ECMAScript writes it. */
    static Map<String, Object> coerce(Example.Message message, List<String> parts) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (int index = 0; index < parts.size(); index++) {
            String part = parts.get(index);
            if (message.kinds().charAt(index) == 's') {
                params.put(message.names().get(index), part);
                continue;
            }
            if (!NUMBER.matcher(part).matches()) {
                return null;
            }
            double number = Double.parseDouble(part);
            if (!format(number).equals(part)) {
                return null;
            }
            params.put(message.names().get(index), number);
        }
        return params;
    }

    /** Writes a number as ECMAScript's Number::toString does. */
    static String format(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == Math.rint(number) && Math.abs(number) <= MAX_SAFE_INTEGER) {
            return Long.toString((long) number);
        }
        String sign = number < 0 ? "-" : "";
        BigDecimal shortest = shorten(Math.abs(number)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (digits.length() <= point && point <= 21) {
            return sign + digits + "0".repeat(point - digits.length());
        }
        if (0 < point && point <= 21) {
            return sign + digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + rest + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
    }

    /**
     * Returns the shortest decimal that is read as the same number. Before Java 19, Double.toString may
     * return a longer one.
     */
    private static BigDecimal shorten(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded;
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }
}
