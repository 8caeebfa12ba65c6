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

    /** Returns the same error with another message, message id and params. */
    ApiException with(String message, String id, Map<String, Object> values) {
        return new ApiException(message, code, id, values, msg, responseInfo, data);
    }

    /** Returns the name of the API. */
    public String domain() {
        return Contract.DOMAIN;
    }

    /** Returns the code; 0 for a response without one: a page of a gateway, an empty body, a text. */
    public long code() {
        return code;
    }

    /** Returns the constant of the code; null for a code that the contract does not hold. */
    public Example.ErrorCode errorCode() {
        return Example.ErrorCode.of(code);
    }

    /** Returns what the contract says about the code; null if it does not hold it. */
    public Example.Definition definition() {
        return Contract.byCode(code);
    }

    /** Returns the name of the code; null if the contract does not hold it. */
    public String reason() {
        Example.Definition definition = definition();
        return definition == null ? null : definition.reason();
    }

    /** Returns which documented message the text is; null if it is not documented. */
    public String messageId() {
        return messageId;
    }

    /** Returns the values of the placeholders of that message, in its order: a String or a Double each. */
    public Map<String, Object> params() {
        return Collections.unmodifiableMap(params);
    }

    /** Returns the text as it came, which may be empty. */
    public String msg() {
        return msg;
    }

    /** Returns what is kept of the HTTP response; null if the body came otherwise. */
    public Example.ResponseInfo responseInfo() {
        return responseInfo;
    }

    /** Returns the remaining fields of the payload, or null. Keep them out of logs. */
    public Map<String, Object> data() {
        return data == null ? null : Collections.unmodifiableMap(data);
    }

    /** Advises what to do after a request with an HTTP method; null stands for a write. */
    public Example.Advice advice(String method) {
        return advice(method, false, Instant.now());
    }

    /** Advises what to do; {@code idempotent}: whether the operation can be done twice without harm. */
    public Example.Advice advice(String method, boolean idempotent, Instant now) {
        return Advisor.advise(this, method, idempotent, now);
    }

    /** Returns the message in a language, a BCP 47 tag; in English if there are no texts for it. */
    public Example.Translation translate(String locale) {
        return Translator.translate(this, locale);
    }
}
