package runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Converts payloads, and the JSON of errors, into exceptions. */
final class Errors {
    private Errors() {}

    static ApiException describe(Payload payload, Example.ResponseInfo info) {
        Example.Definition definition = Contract.byCode(payload.code());
        String message = payload.msg();
        if (message.isEmpty()) {
            message = definition == null ? "Error " + payload.code() : definition.reason();
        }
        String messageId = null;
        Map<String, Object> params = null;
        for (Example.Message one : definition == null ? List.<Example.Message>of() : definition.messages()) {
            params = Text.match(one, payload.msg());
            if (params != null) {
                messageId = one.id();
                break;
            }
        }
        params = params == null ? Map.of() : params;
        return new ApiException(message, payload.code(), messageId, params, payload.msg(), info, payload.data());
    }

    /**
     * Describes the error in a body. Also reads problem details with a translated text, which have the
     * message id and the params in fields beside it.
     */
    static ApiException describeBody(Payload payload, Example.ResponseInfo info) {
        ApiException error = describe(payload, info);
        if (error.messageId() != null || payload.data() == null) {
            return error;
        }
        return withMessage(error, error.getMessage(), payload.data());
    }

    /** Returns the error with the message id and the params that are in fields beside a text. */
    private static ApiException withMessage(ApiException error, String text, Map<?, ?> fields) {
        Example.Definition definition = error.definition();
        Map<?, ?> values = Payload.toFields(fields.get("params"));
        for (Example.Message one : definition == null ? List.<Example.Message>of() : definition.messages()) {
            if (!one.id().equals(fields.get("messageId"))) {
                continue;
            }
            List<String> parts = new ArrayList<>();
            for (String name : one.names()) {
                Object value = values.get(name);
                if (value instanceof Number number) {
                    parts.add(Text.format(number.doubleValue()));
                } else if (value instanceof String string) {
                    parts.add(Text.truncate(string, Text.PARAM_LIMIT));
                }
            }
            Map<String, Object> params = parts.size() < one.names().size() ? null : Text.coerce(one, parts);
            if (params != null) {
                return error.with(text, one.id(), params);
            }
        }
        return error.with(text, error.messageId(), error.params());
    }

    /**
     * Reads the JSON of an error, which errlex writes in the same form in every language. Returns null for
     * any other value.
     */
    static ApiException readJson(Object value, Example.ResponseInfo info) {
        Map<?, ?> fields = Payload.toFields(value);
        Long version = Payload.toInteger(fields.get("$errlex"));
        if (version == null || version != 1) {
            return null;
        }
        Object msg = fields.containsKey("msg") ? fields.get("msg") : fields.get("message");
        Long code = Payload.toCode(fields.get("code"));
        boolean isOther = fields.get("domain") instanceof String domain && !domain.equals(Contract.DOMAIN);
        if (isOther || code == null || code == 0 || (code > 0 && !(msg instanceof String))) {
            return null;
        }
        String text = msg instanceof String string ? Text.truncate(string, Text.TEXT_LIMIT) : "";
        Example.ResponseInfo known =
                info == null ? Responses.readResponseInfo(fields.get("responseInfo")) : info;
        ApiException error = describe(new Payload(code, text, null), known);
        boolean hasMessage = Payload.isText(fields.get("message"));
        String message = hasMessage
                ? Text.truncate((String) fields.get("message"), Text.TEXT_LIMIT) : error.getMessage();
        return withMessage(error, message, fields);
    }
}
