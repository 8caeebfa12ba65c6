package runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Returns messages in the languages whose text files are beside the classes. */
final class Translator {
    private static final String UNKNOWN_TEXT = "An unknown error occurred.";
    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    /** Matches control characters, line separators, and characters that change the direction of text. */
    private static final Pattern STEERING = Pattern.compile(
            "[\\x00-\\x1f\\x7f-\\x9f\\x{61c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{2028}\\x{2029}\\x{feff}]");

    private static final Pattern SURROGATE = Pattern.compile("[\\x{d800}-\\x{dfff}]");
    private static final Pattern RIGHT_TO_LEFT = Pattern.compile(
            "[\\x{590}-\\x{8ff}\\x{fb1d}-\\x{fdff}\\x{fe70}-\\x{fefc}\\x{10800}-\\x{10fff}\\x{1e800}-\\x{1efff}]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z0-9_]+)\\}\\}");
    private static final Map<Character, String> CATEGORIES =
            Map.of('z', "zero", '1', "one", 't', "two", 'f', "few", 'm', "many", 'o', "other");

    private Translator() {}

    static String findLocale(String tag) {
        String rest = tag.replace('_', '-').toLowerCase(Locale.ROOT);
        while (!rest.isEmpty()) {
            for (String known : Contract.LOCALES) {
                if (known.toLowerCase(Locale.ROOT).equals(rest)) {
                    return known;
                }
            }
            if (Contract.LOCALE_ALIASES.containsKey(rest)) {
                return Contract.LOCALE_ALIASES.get(rest);
            }
            rest = rest.substring(0, Math.max(0, rest.lastIndexOf('-')));
        }
        return null;
    }

    /** Reads the texts of a locale. Returns null if their file is missing or damaged. */
    private static Properties load(String tag) {
        Properties loaded = LOADED.get(tag);
        if (loaded != null) {
            return loaded;
        }
        try (InputStream file = Translator.class.getResourceAsStream("locales/" + tag + ".properties")) {
            if (file == null) {
                return null;
            }
            loaded = new Properties();
            loaded.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            LOADED.put(tag, loaded);
            return loaded;
        } catch (IOException | IllegalArgumentException damaged) {
            return null;
        }
    }

    static Example.Translation translate(ApiException error, String tag) {
        String found = findLocale(tag);
        Properties texts = found == null ? null : load(found);
        String message = toPlainText(error.getMessage());
        String text = null;
        String reason = error.reason();
        if (texts != null) {
            String dir = texts.getProperty("@dir");
            String exact = error.messageId() == null ? null : render(texts, error.messageId(), error.params());
            if (exact != null && !exact.isEmpty()) {
                return new Example.Translation(exact, found, dir, null);
            }
            text = render(texts, reason + ".unspecified", Map.of());
            if (text == null || text.isEmpty()) {
                text = render(texts, reason == null ? "UNKNOWN_ERROR" : reason, Map.of());
            }
        }
        if (text == null || text.isEmpty()) {
            return new Example.Translation(message.isEmpty() ? UNKNOWN_TEXT : message, "en", "ltr", null);
        }
        String detail = message.isEmpty() || message.equals(reason) ? null : message;
        return new Example.Translation(text, found, texts.getProperty("@dir"), detail);
    }

    /** Returns a message with its params, or null if the locale has no such message or a param is missing. */
    private static String render(Properties texts, String id, Map<String, Object> params) {
        boolean isRightToLeft = "rtl".equals(texts.getProperty("@dir"));
        String text = texts.getProperty(id);
        if (text != null) {
            return fillIn(text, params, isRightToLeft, false);
        }
        for (Object value : params.values()) {
            if (value instanceof Double count) {
                String form = count == 0 ? texts.getProperty(id + "_zero") : null;
                form = form == null ? texts.getProperty(id + "_" + pluralCategory(texts, count)) : form;
                form = form == null ? texts.getProperty(id + "_other") : form;
                // Isolate the number only if it is negative: a minus sign can reorder the sentence, digits
                // cannot.
                return form == null ? null : fillIn(form, params, isRightToLeft, count >= 0);
            }
        }
        return null;
    }

    private static String fillIn(
            String text, Map<String, Object> params, boolean isRightToLeft, boolean hasBareNumbers) {
        Matcher places = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            Object value = params.get(places.group(1));
            if (value == null) {
                return null;
            }
            boolean isText = value instanceof String;
            String plain = value instanceof Double number ? Text.format(number) : toPlainText((String) value);
            boolean isIsolated = isRightToLeft
                    ? isText || !hasBareNumbers : isText && RIGHT_TO_LEFT.matcher(plain).find();
            String shown = isIsolated ? "\u2068" + plain + "\u2069" : plain;
            places.appendReplacement(filled, Matcher.quoteReplacement(shown));
        }
        return places.appendTail(filled).toString();
    }

    private static String toPlainText(String text) {
        return SURROGATE.matcher(STEERING.matcher(text).replaceAll("")).replaceAll("\ufffd");
    }

    private static String pluralCategory(Properties texts, double count) {
        if (!(count >= 0) || Double.isInfinite(count)) {
            return "other";
        }
        BigDecimal rounded = new BigDecimal(count).setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros();
        String[] parts = rounded.toPlainString().split("\\.");
        String whole = parts[0];
        String fractions = texts.getProperty("@fraction");
        if (parts.length == 1) {
            String table = texts.getProperty("@whole");
            int last = Integer.parseInt(whole.substring(Math.max(0, whole.length() - 2)));
            char category = table.charAt(whole.length() > 2 ? 100 + last : last);
            return CATEGORIES.get(whole.endsWith("000000") ? texts.getProperty("@million").charAt(0) : category);
        }
        if (fractions.length() == 3) {
            return CATEGORIES.get(fractions.charAt(whole.equals("0") ? 0 : whole.equals("1") ? 1 : 2));
        }
        int last = Integer.parseInt(parts[1].substring(Math.max(0, parts[1].length() - 2)));
        return CATEGORIES.get(fractions.charAt(parts[1].length() == 2 ? 100 + last : last));
    }
}
