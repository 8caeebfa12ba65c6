package runtime;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A parsed payload. {@code data} holds the remaining fields of its object, or null. */
record Payload(long code, String msg, Map<String, Object> data) {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}");

    /** The error in a body: a payload, or a text without a code. A field is 0 or null if it is absent. */
    record ErrorBody(Payload payload, String msg, int httpStatus, List<?> items) {
        static ErrorBody of(Payload payload) {
            return new ErrorBody(payload, null, 0, null);
        }

        static ErrorBody of(String msg) {
            return new ErrorBody(null, msg, 0, null);
        }
    }

    /** Creates a payload. Its data are the fields of the object except those in {@code taken}. */
    static Payload create(long code, String msg, Map<?, ?> fields, Collection<String> taken) {
        Map<String, Object> data = new LinkedHashMap<>();
        boolean hasRest = false;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (taken.contains(name)) {
                continue;
            }
            hasRest = true;
            if (field.getValue() instanceof String text) {
                data.put(name, Text.truncate(text, Text.TEXT_LIMIT));
            } else if (isShort(field.getValue())) {
                data.put(name, field.getValue());
            }
        }
        return new Payload(code, Text.truncate(msg, Text.TEXT_LIMIT), hasRest ? data : null);
    }

    static Map<?, ?> toFields(Object value) {
        return value instanceof Map<?, ?> fields ? fields : Map.of();
    }

    /**
     * Converts a number that is an integer of at most 2^53-1, else returns null. In JSON, 1 and 1.0 are the
     * same number.
     */
    static Long toInteger(Object value) {
        if (!(value instanceof Number number)) {
            return null;
        }
        double real = number.doubleValue();
        return real == Math.rint(real) && Math.abs(real) <= Text.MAX_SAFE_INTEGER ? (long) real : null;
    }

    static Long toCode(Object value) {
        if (value instanceof String text) {
            return DECIMAL.matcher(text).matches() ? Long.valueOf(text) : null;
        }
        return toInteger(value);
    }

    static boolean isSuccessCode(Object value) {
        Long code = toCode(value);
        return code != null && Contract.SUCCESS_CODES.contains(code);
    }

    static boolean isText(Object value) {
        return value instanceof String text && !text.isEmpty();
    }

    /**
     * Tests whether the JSON of a value has at most 4096 UTF-16 units. Not recursive, because bodies may be
     * deep.
     */
    private static boolean isShort(Object value) {
        int length = 0;
        Deque<Object[]> stack = new ArrayDeque<>();
        stack.push(new Object[] {value});
        while (!stack.isEmpty() && length <= Text.TEXT_LIMIT) {
            Object item = stack.pop()[0];
            if (item == null) {
                length += 4;
            } else if (item instanceof Boolean flag) {
                length += flag ? 4 : 5;
            } else if (item instanceof String text) {
                length += unitsOf(text);
            } else if (item instanceof Number number) {
                double real = number.doubleValue();
                length += Double.isFinite(real) ? Text.format(real).length() : 4;
            } else if (item instanceof List<?> list) {
                length += 2 + Math.max(0, list.size() - 1);
                if (length <= Text.TEXT_LIMIT) {
                    list.forEach(one -> stack.push(new Object[] {one}));
                }
            } else if (item instanceof Map<?, ?> fields) {
                length += 2 + Math.max(0, 2 * fields.size() - 1);
                if (length <= Text.TEXT_LIMIT) {
                    for (Map.Entry<?, ?> field : fields.entrySet()) {
                        length += unitsOf(String.valueOf(field.getKey()));
                        stack.push(new Object[] {field.getValue()});
                    }
                }
            } else {
                return false;
            }
        }
        return length <= Text.TEXT_LIMIT;
    }

    private static int unitsOf(String text) {
        int length = 2;
        for (int index = 0; index < text.length() && length <= Text.TEXT_LIMIT; index++) {
            char unit = text.charAt(index);
            boolean isPair = Character.isHighSurrogate(unit)
                    && index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
            if (isPair) {
                length += 2;
                index++;
            } else if (unit == '"' || unit == '\\' || (unit >= '\b' && unit <= '\r' && unit != 0x0b)) {
                length += 2;
            } else {
                length += unit < ' ' || Character.isSurrogate(unit) ? 6 : 1;
            }
        }
        return length;
    }
}
