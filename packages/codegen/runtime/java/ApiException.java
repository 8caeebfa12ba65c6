package runtime;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error response of the API. Compare {@link #errorCode()} or {@link #reason()}, never the text. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long code;
    private final String messageId;
    private final LinkedHashMap<String, Object> params;
    private final String msg;
    private final Example.ResponseInfo responseInfo;
    private final LinkedHashMap<String, Object> data;

    ApiException(
            String message,
            long code,
            String messageId,
            Map<String, Object> params,
            String msg,
            Example.ResponseInfo responseInfo,
            Map<String, Object> data) {
        super(message);
        this.code = code;
        this.messageId = messageId;
        this.params = new LinkedHashMap<>(params);
        this.msg = msg;
        this.responseInfo = responseInfo;
        this.data = data == null ? null : new LinkedHashMap<>(data);
    }

    /** Returns a copy of the error with another message, message id and params. */
    ApiException with(String message, String id, Map<String, Object> values) {
        return new ApiException(message, code, id, values, msg, responseInfo, data);
    }

    /** Returns the name of the API. */
    public String domain() {
        return Contract.DOMAIN;
    }

    /**
     * Returns the code, or 0 for a response without a code: a gateway's page, an empty body, a text without a
     * code.
     */
    public long code() {
        return code;
    }

    /** Returns the constant of the code, or null if the catalog does not hold the code. */
    public Example.ErrorCode errorCode() {
        return Example.ErrorCode.of(code);
    }

    /** Returns the definition of the code, or null if the catalog does not hold the code. */
    public Example.Definition definition() {
        return Contract.byCode(code);
    }

    /** Returns the name of the code, or null if the catalog does not hold the code. */
    public String reason() {
        Example.Definition definition = definition();
        return definition == null ? null : definition.reason();
    }

    /** Returns the id of the documented message, or null if the text is not documented. */
    public String messageId() {
        return messageId;
    }

    /** Returns the params of the message by name, in its order. Each is a String or a Double. */
    public Map<String, Object> params() {
        return Collections.unmodifiableMap(params);
    }

    /** Returns the received text, which may be empty. */
    public String msg() {
        return msg;
    }

    /** Returns the facts kept of the HTTP response, or null if the body came over another transport. */
    public Example.ResponseInfo responseInfo() {
        return responseInfo;
    }

    /** Returns the remaining fields of the payload, or null. Keep them out of logs. */
    public Map<String, Object> data() {
        return data == null ? null : Collections.unmodifiableMap(data);
    }

    /** Returns advice for a request with an HTTP method. Null stands for any method that writes. */
    public Example.Advice advice(String method) {
        return advice(method, false, Instant.now());
    }

    /** Returns advice. {@code idempotent}: whether the operation can be executed twice without harm. */
    public Example.Advice advice(String method, boolean idempotent, Instant now) {
        return Advisor.advise(this, method, idempotent, now);
    }

    /** Returns the message in the language of a BCP 47 tag, or in English if there are no texts for it. */
    public Example.Translation translate(String locale) {
        return Translator.translate(this, locale);
    }
}
