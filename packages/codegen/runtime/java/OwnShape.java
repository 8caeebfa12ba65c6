package runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Reads the payload shape of the contract. */
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

    /** Returns the first field, in the order of the paths, whose value is acceptable. */
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

    /** Parses a value that is itself a payload. */
    static Payload parsePayload(Object value, int httpStatus) {
        return parseAt(value, Contract.CODE_PATHS, Contract.MSG_PATHS);
    }

    /** Parses the error in a whole body. Returns null for a success and for a batch with successes. */
    static Payload.ErrorBody parseErrorBody(Object value, int httpStatus) {
        Payload payload = parsePayload(value, httpStatus);
        boolean isFailed = httpStatus >= 400;
        List<?> items = Contract.HAS_ITEMS ? findItems(value) : List.of();
        List<Payload.ErrorBody> failures =
                items.stream().map(Shape::parseItem).filter(Objects::nonNull).toList();
        List<?> kept = failures.isEmpty() ? null : items;
        if (kept != null && kept.size() == 1 && !(value instanceof List<?>) && !isSuccess(value)) {
            // The error of the single item is the error of the whole batch.
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

    /** Parses the error in an item of a batch. */
    static Payload.ErrorBody parseItem(Object value) {
        Payload payload = parseAt(value, Contract.ITEM_CODE_PATHS, Contract.ITEM_MSG_PATHS);
        if (payload != null) {
            return Payload.ErrorBody.of(payload);
        }
        boolean hasCode = find(value, Contract.ITEM_CODE_PATHS, Shape::isCode) != null;
        String msg = hasCode ? null : textAt(value, Contract.ITEM_MSG_PATHS);
        return msg == null ? null : Payload.ErrorBody.of(msg);
    }

    /**
     * Returns the items of a batch: the body itself if it is a list, else the list at a path of the contract.
     */
    static List<?> findItems(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        Found found = find(value, Contract.ITEM_LISTS, List.class::isInstance);
        return found != null && found.value() instanceof List<?> list ? list : List.of();
    }

    /** Tests whether the top level of a body has a sign of success. */
    static boolean isSuccess(Object value) {
        Found found = find(value, Contract.CODE_PATHS, Shape::isCode);
        return found != null && Payload.isSuccessCode(found.value());
    }
}
