import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of vectors and results that JSON writes in its own way. */
final class Values {
    private Values() {}

    /** Returns the text of a body, which is written in parts if it is long. */
    static String textOf(JsonElement body) {
        if (body.isJsonPrimitive()) {
            return body.getAsString();
        }
        StringBuilder text = new StringBuilder();
        for (JsonElement part : body.getAsJsonArray()) {
            text.append(part.getAsJsonArray().get(0).getAsString().repeat(part.getAsJsonArray().get(1).getAsInt()));
        }
        return text.toString();
    }

    /** JSON has no infinite numbers; ECMAScript writes null. */
    static Object toJson(Object value) {
        if (value instanceof Double number) {
            return Double.isInfinite(number) ? null : number;
        }
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> copy = new LinkedHashMap<>();
            fields.forEach((name, field) -> copy.put(String.valueOf(name), toJson(field)));
            return copy;
        }
        if (value instanceof List<?> items) {
            List<Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(toJson(item)));
            return copy;
        }
        return value;
    }

    /** UTF-8 has no lone surrogates, so all surrogates are escaped. */
    static String escape(String json) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : json.toCharArray()) {
            if (Character.isSurrogate(unit)) {
                escaped.append("\\u").append(Integer.toHexString(unit));
            } else {
                escaped.append(unit);
            }
        }
        return escaped.toString();
    }
}
