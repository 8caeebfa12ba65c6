package runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses JSON (RFC 8259). Maps keep the order of the text. An integer beyond 2^53 becomes the text of its
 * digits.
 */
final class JsonText {
    /** Maximum depth. A deeper text counts as invalid JSON. */
    private static final int MAX_DEPTH = 1000;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private final Matcher numbers;
    private int position;

    private JsonText(String text) {
        this.text = text;
        this.numbers = NUMBER.matcher(text);
    }

    /** Parses a text. Throws an IllegalArgumentException if it is not JSON. */
    static Object parse(String text) {
        JsonText parser = new JsonText(text);
        Object value = parser.parseValue(0);
        parser.skipSpace();
        if (parser.position < text.length()) {
            throw new IllegalArgumentException("expected the end of the text");
        }
        return value;
    }

    private Object parseValue(int depth) {
        skipSpace();
        if (position >= text.length() || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("expected a value");
        }
        return switch (text.charAt(position)) {
            case '{' -> parseObject(depth);
            case '[' -> parseArray(depth);
            case '"' -> parseString();
            case 't' -> parseWord("true", Boolean.TRUE);
            case 'f' -> parseWord("false", Boolean.FALSE);
            case 'n' -> parseWord("null", null);
            default -> parseNumber();
        };
    }

    private Map<String, Object> parseObject(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        position++;
        if (skips('}')) {
            return fields;
        }
        do {
            skipSpace();
            if (position >= text.length() || text.charAt(position) != '"') {
                throw new IllegalArgumentException("expected a name");
            }
            String name = parseString();
            expect(':');
            fields.put(name, parseValue(depth + 1));
        } while (skips(','));
        expect('}');
        return fields;
    }

    private List<Object> parseArray(int depth) {
        List<Object> items = new ArrayList<>();
        position++;
        if (skips(']')) {
            return items;
        }
        do {
            items.add(parseValue(depth + 1));
        } while (skips(','));
        expect(']');
        return items;
    }

    private String parseString() {
        StringBuilder string = new StringBuilder();
        position++;
        while (position < text.length()) {
            char unit = text.charAt(position++);
            if (unit == '"') {
                return string.toString();
            }
            if (unit < ' ') {
                break;
            }
            string.append(unit == '\\' ? parseEscape() : unit);
        }
        throw new IllegalArgumentException("expected the end of a string");
    }

    private char parseEscape() {
        char unit = position < text.length() ? text.charAt(position++) : ' ';
        int place = "\"\\/bfnrt".indexOf(unit);
        if (place >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(place);
        }
        String digits = unit == 'u' && position + 4 <= text.length() ? text.substring(position, position + 4) : "";
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new IllegalArgumentException("expected an escape");
        }
        position += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private Object parseWord(String word, Object value) {
        if (!text.startsWith(word, position)) {
            throw new IllegalArgumentException("expected " + word);
        }
        position += word.length();
        return value;
    }

    private Object parseNumber() {
        numbers.region(position, text.length());
        if (!numbers.lookingAt()) {
            throw new IllegalArgumentException("expected a number");
        }
        position = numbers.end();
        String digits = numbers.group();
        double number = Double.parseDouble(digits);
        boolean isInteger = numbers.group(1) == null && numbers.group(2) == null;
        return isInteger && Math.abs(number) > Text.MAX_SAFE_INTEGER ? digits : number;
    }

    private void skipSpace() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private boolean skips(char wanted) {
        skipSpace();
        boolean isThere = position < text.length() && text.charAt(position) == wanted;
        position += isThere ? 1 : 0;
        return isThere;
    }

    private void expect(char wanted) {
        if (!skips(wanted)) {
            throw new IllegalArgumentException("expected " + wanted);
        }
    }
}
