package runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the default payload shape: code and msg, and the other forms that the specification lists. */
final class Shape {
    private static final List<String> ITEM_TEXTS = List.of("errorMsg", "errorMessage", "errMsg");
    private static final List<String> ITEM_CODES = List.of("errorCode", "errCode");
    private static final List<String> ITEM_FIELDS =
            Stream.concat(ITEM_TEXTS.stream(), ITEM_CODES.stream()).toList();

    private Shape() {}

    /** Parses a value that is itself a payload. */
    static Payload parsePayload(Object value, int httpStatus) {
        Map<?, ?> fields = Payload.toFields(value);
        Long code = Payload.toCode(fields.get("code"));
        if (code == null || Payload.isSuccessCode(code) || fields.containsKey("$errlex")) {
            return null;
        }
        String name = fields.get("msg") instanceof String ? "msg" : null;
        if (!fields.containsKey("msg")) {
            name = findText(fields, code, httpStatus);
        }
        if (name == null && code > 0) {
            return null;
        }
        List<String> taken = name == null ? List.of("code", "msg") : List.of("code", "msg", name);
        return Payload.create(code, name == null ? "" : (String) fields.get(name), fields, taken);
    }

    /** Returns the name of the field that holds the text of a payload without msg. */
    private static String findText(Map<?, ?> fields, long code, int httpStatus) {
        boolean isNumber = fields.get("code") instanceof Number;
        boolean isLikely = Contract.byCode(code) != null || (isNumber && (code < 0 || httpStatus >= 400));
        if (!isLikely || fields.get("stack") instanceof String) {
            return null;
        }
        if (fields.get("message") instanceof String) {
            return "message";
        }
        boolean isProblem = fields.get("status") instanceof Number
                || (fields.get("type") instanceof String && fields.get("title") instanceof String);
        return isProblem && fields.get("detail") instanceof String ? "detail" : null;
    }

    /** Parses the error at the top level of a body. The first rule that matches decides. */
    static Payload.ErrorBody parseErrorBody(Object value, int httpStatus) {
        if (!(value instanceof Map<?, ?> fields)) {
            return null;
        }
        boolean isFailed = httpStatus >= 400;
        Payload payload = parsePayload(fields, httpStatus);
        boolean isDone = Boolean.TRUE.equals(fields.get("success")) && !isFailed;
        if (payload != null && !(isDone && Contract.byCode(payload.code()) == null)) {
            return Payload.ErrorBody.of(payload);
        }
        if (isDone) {
            return null;
        }
        Long status = Payload.toInteger(fields.get("status"));
        int ownStatus = status != null && status >= 400 && status < 600 ? status.intValue() : 0;
        Payload nested = parsePayload(fields.get("error"), httpStatus == 0 ? ownStatus : httpStatus);
        if (nested != null) {
            return new Payload.ErrorBody(nested, null, ownStatus, null);
        }
        Payload.ErrorBody item = parseItemFields(fields);
        if (item != null) {
            return item;
        }
        String msg = firstText(fields, List.of("msg", "message", "error"));
        boolean isZero = Payload.isSuccessCode(fields.get("code")) && !isFailed;
        boolean isDenied = Boolean.FALSE.equals(fields.get("result")) && !isZero;
        if (Boolean.FALSE.equals(fields.get("success")) || isDenied) {
            return Payload.ErrorBody.of(msg);
        }
        if (ownStatus != 0 && Payload.isText(fields.get("error"))) {
            return new Payload.ErrorBody(null, msg, ownStatus, null);
        }
        return isFailed ? Payload.ErrorBody.of(msg) : null;
    }

    private static String firstText(Map<?, ?> fields, List<String> names) {
        return names.stream().map(fields::get).filter(Payload::isText).map(String.class::cast).findFirst().orElse(null);
    }

    private static Payload.ErrorBody parseItemFields(Map<?, ?> fields) {
        String msg = firstText(fields, ITEM_TEXTS);
        Object rawCode = ITEM_CODES.stream()
                .map(fields::get).filter(code -> code != null && !"".equals(code)).findFirst().orElse(null);
        Long code = Payload.toCode(rawCode);
        if (code != null && Payload.isSuccessCode(code)) {
            return null;
        }
        if (code != null && (msg != null || code < 0)) {
            return Payload.ErrorBody.of(Payload.create(code, msg == null ? "" : msg, fields, ITEM_FIELDS));
        }
        if (msg == null && rawCode instanceof String word) {
            msg = word;
        }
        return msg == null ? null : Payload.ErrorBody.of(msg);
    }

    /** Parses the error in an item of a batch. */
    static Payload.ErrorBody parseItem(Object value) {
        Payload.ErrorBody error = parseErrorBody(value, 0);
        Object text = Payload.toFields(value).get("error");
        return error == null && Payload.isText(text) ? Payload.ErrorBody.of((String) text) : error;
    }

    /**
     * Returns the items of a batch: the body itself if it is a list, else the list in data, else the items of
     * all lists in the body and in data.
     */
    static List<?> findItems(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        Map<?, ?> fields = Payload.toFields(value);
        if (fields.get("data") instanceof List<?> list) {
            return list;
        }
        List<Object> items = new ArrayList<>();
        for (Map<?, ?> holder : List.of(fields, Payload.toFields(fields.get("data")))) {
            holder.values().forEach(field -> items.addAll(field instanceof List<?> list ? list : List.of()));
        }
        return items;
    }

    /** Tests whether the top level of a body has a sign of success. */
    static boolean isSuccess(Object value) {
        Map<?, ?> fields = Payload.toFields(value);
        boolean hasCode = Payload.isSuccessCode(fields.get("code"))
                || ITEM_CODES.stream().map(fields::get).anyMatch(Payload::isSuccessCode);
        return hasCode || Boolean.TRUE.equals(fields.get("success")) || Boolean.TRUE.equals(fields.get("result"));
    }
}
