package runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads payloads and whole bodies. */
final class Bodies {
    private static final Pattern ERROR_FIELD = Pattern.compile(
            "err(?:s|no|num)?|errors?|(?:err|error)[-_]?(?:code|no|msg|message)|ret[-_]?(?:code|no)",
            Pattern.CASE_INSENSITIVE);

    private Bodies() {}

    /** The values that all steps of reading one body share. */
    private record Context(Example.ResponseInfo info, boolean isOk, Instant receivedAt) {}

    static ApiException decode(Map<?, ?> payload, int httpStatus) {
        Payload parsed = Shape.parsePayload(payload, httpStatus);
        Example.ResponseInfo info =
                httpStatus == 0 ? null : Responses.toResponseInfo(httpStatus, null, Instant.now());
        return parsed == null ? null : Errors.describe(parsed, info);
    }

    static Example.Outcome toOutcome(
            String body, int httpStatus, UnaryOperator<String> header, Instant receivedAt) {
        Example.ResponseInfo info =
                httpStatus == 0 ? null : Responses.toResponseInfo(httpStatus, header, receivedAt);
        boolean isOk = info == null || (httpStatus >= 200 && httpStatus < 300);
        Context context = new Context(info, isOk, receivedAt);
        Object value;
        try {
            value = JsonText.parse(body.startsWith("\ufeff") ? body.substring(1) : body);
        } catch (IllegalArgumentException notJson) {
            if (info != null && isOk) {
                return new Example.Outcome(Example.Kind.SUCCESS, null, null, null);
            }
            return createOutcome(Payload.ErrorBody.of((String) null), null, context);
        }
        return readValue(value, context);
    }

    private static Example.Outcome readValue(Object value, Context context) {
        ApiException own = Errors.readJson(value, context.info());
        if (own != null) {
            return new Example.Outcome(Example.Kind.API_ERROR, own, null, value);
        }
        int httpStatus = context.info() == null ? 0 : context.info().httpStatus();
        Payload.ErrorBody error = Shape.parseErrorBody(value, httpStatus);
        if (error == null && !context.isOk()) {
            error = Payload.ErrorBody.of((String) null);
        }
        if (error != null) {
            return createOutcome(error, value, context);
        }
        List<?> items = Shape.findItems(value);
        if (items.stream().anyMatch(item -> Shape.parseItem(item) != null)) {
            return new Example.Outcome(Example.Kind.BATCH, null, readItems(items, context), value);
        }
        boolean isOdd = !Shape.isSuccess(value) && isErrorLike(value);
        return new Example.Outcome(isOdd ? Example.Kind.UNRECOGNIZED : Example.Kind.SUCCESS, null, null, value);
    }

    private static List<Example.Outcome> readItems(List<?> items, Context context) {
        List<Example.Outcome> outcomes = new ArrayList<>();
        for (Object item : items) {
            Payload.ErrorBody error = Shape.parseItem(item);
            outcomes.add(error == null
                    ? new Example.Outcome(Example.Kind.SUCCESS, null, null, item)
                    : createOutcome(error, item, context));
        }
        return outcomes;
    }

    private static Example.Outcome createOutcome(Payload.ErrorBody error, Object value, Context context) {
        Example.ResponseInfo info = context.info();
        if (context.isOk() && error.httpStatus() != 0) {
            // The status in a WebSocket frame or in an item of a batch is the real one.
            info = new Example.ResponseInfo(error.httpStatus(), context.receivedAt(), null, null);
        }
        List<Example.Outcome> items = error.items() == null ? null : readItems(error.items(), context);
        if (error.payload() != null) {
            ApiException described = Errors.describeBody(error.payload(), info);
            return new Example.Outcome(Example.Kind.API_ERROR, described, items, value);
        }
        String msg = Text.truncate(error.msg() == null ? "" : error.msg(), Text.RESPONSE_LIMIT);
        String source = info == null ? "A body" : "HTTP " + info.httpStatus();
        String message = msg.isEmpty() ? source + " without an error payload" : msg;
        ApiException described = new ApiException(message, 0, null, Map.of(), msg, info, null);
        return new Example.Outcome(Example.Kind.RESPONSE_ERROR, described, items, value);
    }

    /** Tests whether the top level of a body without an error has a field that looks like an error. */
    private static boolean isErrorLike(Object value) {
        for (Map.Entry<?, ?> field : Payload.toFields(value).entrySet()) {
            String name = String.valueOf(field.getKey());
            boolean isNamedSo = name.equals("code") || ERROR_FIELD.matcher(name).matches();
            boolean isError = name.equals("status")
                    && field.getValue() instanceof String text && text.toLowerCase(Locale.ROOT).equals("error");
            if (isError || (isNamedSo && !isEmpty(field.getValue()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmpty(Object field) {
        if (field instanceof String text) {
            return text.matches("0*|200");
        }
        if (field instanceof Number number) {
            return number.doubleValue() == 0 || number.doubleValue() == 200;
        }
        return field == null || Boolean.FALSE.equals(field)
                || (field instanceof List<?> list && list.isEmpty())
                || (field instanceof Map<?, ?> fields && fields.isEmpty());
    }
}
