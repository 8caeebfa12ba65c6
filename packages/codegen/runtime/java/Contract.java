package runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An example of the class that `generate` writes for a contract. */
final class Contract {
    static final String DOMAIN = "example";
    static final Set<Long> SUCCESS_CODES = Set.of(0L, 200L);
    static final List<List<String>> CODE_PATHS = List.of(List.of("code"));
    static final List<List<String>> MSG_PATHS = List.of(List.of("msg"));
    static final List<List<String>> ITEM_LISTS = List.of();
    static final List<List<String>> ITEM_CODE_PATHS = List.of(List.of("code"));
    static final List<List<String>> ITEM_MSG_PATHS = List.of(List.of("msg"));
    static final boolean HAS_ITEMS = false;
    static final List<String> LOCALES = List.of();
    static final Map<String, String> LOCALE_ALIASES = Map.of();
    static final List<Advisor.TextRule> TEXT_RULES = List.of();
    static final List<Example.Definition> DEFINITIONS = createDefinitions();

    private static final Map<Long, Example.Definition> BY_CODE =
            DEFINITIONS.stream().collect(Collectors.toMap(one -> one.errorCode().code(), Function.identity()));

    private Contract() {}

    static Example.Definition byCode(long code) {
        return BY_CODE.get(code);
    }

    private static List<Example.Definition> createDefinitions() {
        List<Example.Definition> all = new ArrayList<>();
        addDefinitions0(all);
        return List.copyOf(all);
    }

    private static void addDefinitions0(List<Example.Definition> all) {
        all.add(new Example.Definition(
                Example.ErrorCode.UNKNOWN_ERROR, "UNKNOWN_ERROR",
                List.of(message("UNKNOWN_ERROR", "", List.of("An unknown error occurred."))),
                null, null, 0, 0, null, null, false, false));
    }

    private static Example.Message message(String id, String kinds, List<String> literals, String... names) {
        return new Example.Message(id, literals, List.of(names), kinds);
    }
}
