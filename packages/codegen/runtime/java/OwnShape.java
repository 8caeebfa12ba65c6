package runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** A payload shape that the contract describes. */
final class Shape {
    private Shape() {}

    private record Found(List<String> path, Map<?, ?> holder, Object value) {
        List<String> parent() {
            return path.subList(0, path.size() - 1);
        }

        String name() {
            return path.get(path.size() - 1);
        }
    }

    /** Finds the first of the paths whose value is acceptable. */
    private static Found find(Object body, List<List<String>> paths, Predicate<Object> accepts) {
        for (List<String> path : paths) {
            Map<?, ?> holder = Map.of();
            Object value = body;
            for (String name : path) {
                holder = toFields(value);
                value = holder.get(name);
            }
            if (accepts.test(value)) {
                return new Found(path, holder, value);
            }
        }
        return null;
    }

    private static Map<?, ?> toFields(Object value) {
        if (!(value instanceof List<?> list)) {
            return Payload.toFields(value);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int index = 0; index < list.size(); index++) {
            fields.put(String.valueOf(index), list.get(index));
        }
        return fields;
    }

    private static boolean isCode(Object value) {
        return Payload.toCode(value) != null;
    }

    private static Payload parseAt(Object value, List<List<String>> codes, List<List<String>> msgs) {
        Found found = find(value, codes, Shape::isCode);
        if (found == null || Payload.isSuccessCode(found.value())) {
            return null;
        }
        List<String> taken = new ArrayList<>(List.of(found.name()));
        Found text = find(value, msgs, String.class::isInstance);
        if (text != null && text.parent().equals(found.parent())) {
            taken.add(text.name());
        }
        String msg = text == null ? "" : (String) text.value();
        return Payload.create(Payload.toCode(found.value()), msg, found.holder(), taken);
    }

    private static String textAt(Object value, List<List<String>> paths) {
        Found text = find(value, paths, String.class::isInstance);
        return text == null || "".equals(text.value()) ? null : (String) text.value();
    }

    /** Reads the payload that a value itself is. */
    static Payload parsePayload(Object value, int httpStatus) {
        return parseAt(value, Contract.CODE_PATHS, Contract.MSG_PATHS);
    }

    /** Reads the error that a whole body is; null for a success and for a batch with successes. */
    static Payload.ErrorBody parseErrorBody(Object value, int httpStatus) {
        Payload payload = parsePayload(value, httpStatus);
        boolean isFailed = httpStatus >= 400;
        List<?> items = Contract.HAS_ITEMS ? findItems(value) : List.of();
        List<Payload.ErrorBody> failures =
                items.stream().map(Shape::parseItem).filter(Objects::nonNull).toList();
        List<?> kept = failures.isEmpty() ? null : items;
        if (kept != null && kept.size() == 1 && !(value instanceof List<?>) && !isSuccess(value)) {
            // A request with one operation fails with the error of that operation.
            Payload.ErrorBody only = failures.get(0);
            return new Payload.ErrorBody(only.payload(), only.msg(), only.httpStatus(), kept);
        }
        if (kept != null && !isFailed && (payload == null || failures.size() < kept.size())) {
            return null;
        }
        if (payload != null) {
            return new Payload.ErrorBody(payload, null, 0, kept);
        }
        return isFailed ? new Payload.ErrorBody(null, textAt(value, Contract.MSG_PATHS), 0, kept) : null;
    }

    /** Reads the error that an item of a batch is. */
    static Payload.ErrorBody parseItem(Object value) {
        Payload payload = parseAt(value, Contract.ITEM_CODE_PATHS, Contract.ITEM_MSG_PATHS);
        if (payload != null) {
            return Payload.ErrorBody.of(payload);
        }
        boolean hasCode = find(value, Contract.ITEM_CODE_PATHS, Shape::isCode) != null;
        String msg = hasCode ? null : textAt(value, Contract.ITEM_MSG_PATHS);
        return msg == null ? null : Payload.ErrorBody.of(msg);
    }

    /** Returns the items of a batch: the body, else the list that the contract names. */
    static List<?> findItems(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        Found found = find(value, Contract.ITEM_LISTS, List.class::isInstance);
        return found != null && found.value() instanceof List<?> list ? list : List.of();
    }

    /** Whether a success stands at the top level. */
    static boolean isSuccess(Object value) {
        Found found = find(value, Contract.CODE_PATHS, Shape::isCode);
        return found != null && Payload.isSuccessCode(found.value());
    }
}
