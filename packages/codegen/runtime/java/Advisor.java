package runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Returns advice about an error, by its code, then its text, then its status. */
final class Advisor {
    private static final List<TextRule> UNIVERSAL_RULES = List.of(
            executionRule("execution status unknown"),
            executionRule("order state unknown"),
            executionRule("send status unknown"),
            clockRule("timestamp expired"),
            clockRule("request has expired"),
            clockRule("outside of the recvwindow"),
            clockRule("check your timestamp"));

    /** Statuses that reject a request before it takes effect. */
    private static final Set<Integer> REJECTED = Set.of(
            400, 401, 402, 403, 405, 406, 407, 411, 413, 414, 415, 416, 417, 418, 421, 422, 425, 426, 428, 429,
            431, 451);

    /** Statuses of requests that a program can fix. */
    private static final Set<Integer> FIXABLE =
            Set.of(400, 405, 406, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 431);

    /** Statuses of overload and temporary failures. */
    private static final Set<Integer> PASSING =
            Set.of(408, 418, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530);

    private Advisor() {}

    /**
     * Overrides the advice for errors whose text contains a phrase. Null means that the rule omits the field.
     */
    record TextRule(
            String text,
            Long code,
            Set<Integer> httpStatus,
            String category,
            Example.Retry retry,
            Example.Executed executed) {}

    private static TextRule executionRule(String text) {
        return new TextRule(text, null, null, null, null, Example.Executed.UNKNOWN);
    }

    private static TextRule clockRule(String text) {
        return new TextRule(text, null, Set.of(400, 401), null, Example.Retry.RESYNC, Example.Executed.NO);
    }

    static Example.Advice advise(ApiException error, String method, boolean idempotent, Instant now) {
        int status = statusOf(error);
        int received = receivedStatus(error);
        Example.Definition definition = error.definition();
        List<TextRule> byCode = findRules(error, status, Contract.TEXT_RULES, error.code());
        List<TextRule> byText = findRules(error, status, Contract.TEXT_RULES, null);
        byText.addAll(findRules(error, status, UNIVERSAL_RULES, null));
        boolean isGeneric = definition != null && definition.generic();
        Example.Definition specific = isGeneric ? null : definition;
        boolean isClientError = isGeneric && received >= 400 && status < 500;
        Example.Retry byStatus = retryOf(status, definition);
        Example.Executed executedByStatus =
                REJECTED.contains(status) ? Example.Executed.NO : Example.Executed.UNKNOWN;
        boolean isRejected = isClientError && executedByStatus == Example.Executed.NO;
        Example.Retry retry = firstOf(
                firstIn(byCode, TextRule::retry),
                specific == null ? null : specific.retry(),
                firstIn(byText, TextRule::retry),
                isClientError || definition == null ? byStatus : definition.retry(),
                byStatus);
        Example.Executed executed = firstOf(
                firstIn(byCode, TextRule::executed),
                specific == null ? null : specific.executed(),
                firstIn(byText, TextRule::executed),
                isRejected || definition == null ? executedByStatus : definition.executed(),
                executedByStatus);
        boolean isOpen = specific == null || specific.retry() == null || specific.executed() == null;
        List<TextRule> rules = new ArrayList<>(byCode);
        rules.addAll(isOpen ? byText : List.of());
        String known = definition == null ? null : definition.category();
        String category = firstOf(firstIn(rules, TextRule::category), known);
        String why = explain(error, status, rules, isClientError);
        if (isRateLimit(received) || (definition == null && isRateLimit(status))) {
            retry = Example.Retry.BACKOFF;
            category = firstOf(known, "rate-limit");
            why = "Based on HTTP status " + status + ".";
        }
        boolean isRead = method != null && Set.of("GET", "HEAD", "OPTIONS").contains(method.toUpperCase(Locale.ROOT));
        boolean isSafe = executed == Example.Executed.NO || isRead || idempotent;
        Duration after = retry == Example.Retry.BACKOFF ? Waits.waitFor(error, status, now) : null;
        return new Example.Advice(retry, executed, after, isSafe, category, why);
    }

    static boolean isRateLimit(long status) {
        return status == 429 || status == 418;
    }

    private static int receivedStatus(ApiException error) {
        return error.responseInfo() == null ? 0 : error.responseInfo().httpStatus();
    }

    /**
     * Returns the status that the advice is based on: a rate limit, else the status of an error response,
     * else the status of the definition, else 0.
     */
    private static int statusOf(ApiException error) {
        int received = receivedStatus(error);
        if (error.definition() == null && isRateLimit(error.code()) && !isRateLimit(received)) {
            return (int) error.code();
        }
        return received >= 400 ? received : error.definition() == null ? 0 : error.definition().httpStatus();
    }

    private static Example.Retry retryOf(int status, Example.Definition definition) {
        boolean isFixable = definition != null
                && definition.retry() == Example.Retry.FIX_REQUEST && FIXABLE.contains(status);
        return PASSING.contains(status) ? Example.Retry.BACKOFF
                : isFixable ? Example.Retry.FIX_REQUEST : Example.Retry.NEVER;
    }

    @SafeVarargs
    private static <T> T firstOf(T... values) {
        for (T value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static <T> T firstIn(List<TextRule> rules, Function<TextRule, T> field) {
        return rules.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String explain(ApiException error, int status, List<TextRule> rules, boolean isClientError) {
        if (!rules.isEmpty()) {
            return "Based on the text: it contains \"" + rules.get(0).text() + "\".";
        }
        Example.Definition definition = error.definition();
        boolean isByCode = definition != null && (definition.retry() != null || definition.executed() != null);
        if (isByCode && !isClientError) {
            return "Based on code " + error.code() + ".";
        }
        return status == 0 ? "No known code, text or status." : "Based on HTTP status " + status + ".";
    }

    /**
     * Lists the rules that apply to an error: the rules for {@code code}, or the rules without a code if it
     * is null.
     */
    private static List<TextRule> findRules(ApiException error, int status, List<TextRule> rules, Long code) {
        String text = (error.msg().isEmpty() ? error.getMessage() : error.msg()).toLowerCase(Locale.ROOT);
        List<TextRule> found = new ArrayList<>();
        for (TextRule rule : rules) {
            boolean isUnder = rule.httpStatus() == null || rule.httpStatus().contains(status);
            if (Objects.equals(rule.code(), code) && isUnder && text.contains(rule.text().toLowerCase(Locale.ROOT))) {
                found.add(rule);
            }
        }
        return found;
    }
}
