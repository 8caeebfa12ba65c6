import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Runs conformance vectors with generated packages: RunVectors directory package.Facade... The directory holds
 * package.vectors.json for each; results go to package.results.json, in the format of the vectors. The packages
 * have no type in common, so they are called by reflection.
 */
public final class RunVectors {
    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Class<?> facade;
    private final Instant now;

    private RunVectors(Class<?> facade, Instant now) {
        this.facade = facade;
        this.now = now;
    }

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Path directory = Path.of(arguments[0]);
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            String module = name.substring(0, name.indexOf('.'));
            String source = Files.readString(directory.resolve(module + ".vectors.json"));
            JsonObject vectors = GSON.fromJson(source, JsonObject.class);
            Instant now = Instant.ofEpochMilli(vectors.get("nowMs").getAsLong());
            Object results = new RunVectors(Class.forName(name), now).run(vectors);
            Files.writeString(directory.resolve(module + ".results.json"), Values.escape(GSON.toJson(results)));
        }
    }

    private Map<String, Object> run(JsonObject vectors) throws ReflectiveOperationException {
        List<Object> bodies = new ArrayList<>();
        for (JsonElement vector : vectors.getAsJsonArray("bodies")) {
            bodies.add(runBody(vector.getAsJsonObject()));
        }
        List<Object> translations = new ArrayList<>();
        for (JsonElement vector : vectors.getAsJsonArray("translations")) {
            translations.add(translate(vector.getAsJsonObject()));
        }
        List<Object> lookups = new ArrayList<>();
        for (JsonElement lookup : vectors.getAsJsonArray("lookups")) {
            String tag = lookup.getAsJsonArray().get(0).getAsString();
            List<Object> pair = new ArrayList<>(List.of(tag));
            pair.add(facade.getMethod("findLocale", String.class).invoke(null, tag));
            lookups.add(pair);
        }
        List<Object> growth = new ArrayList<>();
        for (JsonElement element : vectors.getAsJsonArray("pairs")) {
            JsonArray pair = element.getAsJsonArray();
            String shorter = Values.textOf(pair.get(1));
            // Lets the virtual machine compile the reader first.
            bestTime(shorter);
            growth.add(bestTime(Values.textOf(pair.get(0))) / bestTime(shorter));
        }
        return Map.of("bodies", bodies, "translations", translations, "lookups", lookups, "growth", growth);
    }

    /** Returns the shortest of seven times to read a body, in nanoseconds of the processor. */
    private double bestTime(String text) throws ReflectiveOperationException {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 7; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            outcomeOf(new JsonObject(), text);
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        return best;
    }

    private Map<String, Object> runBody(JsonObject vector) throws ReflectiveOperationException {
        String text = Values.textOf(vector.get("body"));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("expected", describe(outcomeOf(vector, text), vector));
        if (vector.has("decoded")) {
            Object value = GSON.fromJson(text, Object.class);
            Method decode = facade.getMethod("decode", Map.class, int.class);
            Object error = value instanceof Map<?, ?> ? decode.invoke(null, value, statusOf(vector)) : null;
            result.put("decoded", error == null ? null : get(error, "code"));
        }
        return result;
    }

    private static int statusOf(JsonObject vector) {
        return vector.has("status") ? vector.get("status").getAsInt() : 0;
    }

    private Object outcomeOf(JsonObject vector, String text) throws ReflectiveOperationException {
        JsonObject headers = vector.has("headers") ? vector.getAsJsonObject("headers") : new JsonObject();
        UnaryOperator<String> header = name -> {
            JsonElement value = headers.get(name.toLowerCase(java.util.Locale.ROOT));
            return value == null ? null : value.getAsString();
        };
        Method read =
                facade.getMethod("toOutcome", String.class, int.class, UnaryOperator.class, Instant.class);
        try {
            return read.invoke(null, text, statusOf(vector), header, now);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException("threw for " + vector.get("name"), thrown);
        }
    }

    private Map<String, Object> describe(Object outcome, JsonObject vector) throws ReflectiveOperationException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", wordOf(get(outcome, "kind")));
        if (get(outcome, "error") != null) {
            result.put("error", describeError(get(outcome, "error"), vector));
        }
        if (get(outcome, "items") instanceof List<?> items) {
            List<Object> described = new ArrayList<>();
            for (Object item : items) {
                described.add(describe(item, vector));
            }
            result.put("items", described);
        }
        return result;
    }

    private Map<String, Object> describeError(Object error, JsonObject vector) throws ReflectiveOperationException {
        String method = vector.has("method") ? vector.get("method").getAsString() : "POST";
        Object advice = error.getClass().getMethod("advice", String.class, boolean.class, Instant.class)
                .invoke(error, method, vector.has("idempotent"), now);
        Map<String, Object> advised = new LinkedHashMap<>();
        advised.put("retry", wordOf(get(advice, "retry")));
        advised.put("executed", wordOf(get(advice, "executed")));
        advised.put("after", get(advice, "after") instanceof Duration after ? after.toMillis() : null);
        advised.put("safeToRepeat", get(advice, "safeToRepeat"));
        advised.put("category", get(advice, "category"));
        advised.put("why", get(advice, "why"));
        Map<String, Object> params = new LinkedHashMap<>();
        for (Map.Entry<?, ?> param : ((Map<?, ?>) get(error, "params")).entrySet()) {
            boolean isNumber = param.getValue() instanceof Double;
            Object value = isNumber ? formatNumber((Double) param.getValue()) : param.getValue();
            params.put((String) param.getKey(), Map.of(isNumber ? "number" : "text", value));
        }
        Object info = get(error, "responseInfo");
        Map<String, Object> result = new LinkedHashMap<>();
        for (String name : List.of("code", "reason", "messageId", "msg")) {
            result.put(name, get(error, name));
        }
        result.put("params", params);
        result.put("message", ((RuntimeException) error).getMessage());
        result.put("httpStatus", info == null ? null : get(info, "httpStatus"));
        result.put("data", Values.toJson(get(error, "data")));
        result.put("advice", advised);
        return result;
    }

    /** The text of a number is compared with that of the generated package, which formats it for translations too. */
    private String formatNumber(double number) throws ReflectiveOperationException {
        Method format = Class.forName(facade.getPackageName() + ".Text").getDeclaredMethod("format", double.class);
        format.setAccessible(true);
        return (String) format.invoke(null, number);
    }

    private Map<String, Object> translate(JsonObject vector) throws ReflectiveOperationException {
        Object error = get(outcomeOf(vector, Values.textOf(vector.get("body"))), "error");
        Map<String, Object> texts = new LinkedHashMap<>();
        for (String locale : vector.getAsJsonObject("texts").keySet()) {
            Object one = error.getClass().getMethod("translate", String.class).invoke(error, locale);
            List<Object> fields = new ArrayList<>();
            for (String name : List.of("text", "locale", "dir", "detail")) {
                fields.add(get(one, name));
            }
            texts.put(locale, fields);
        }
        return Map.of("texts", texts);
    }

    private static Object get(Object target, String name) throws ReflectiveOperationException {
        return target.getClass().getMethod(name).invoke(target);
    }

    private static String wordOf(Object constant) {
        return constant.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
