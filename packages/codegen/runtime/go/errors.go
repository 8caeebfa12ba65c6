package runtime

import "time"

// Error is an error response of the API. Compare Code or Reason, never the text:
//
//	var failure *Error
//	if errors.As(err, &failure) && failure.Reason == "INVALID_SYMBOL" { ... }
//	if errors.Is(err, InvalidSymbol) { ... }
type Error struct {
	// Domain is the name of the API.
	Domain string
	// Code is 0 for a response without a code: a gateway's page, an empty body, a text without a code.
	Code ErrorCode
	// Reason is empty if the catalog does not hold the code.
	Reason string
	// MessageID is empty if the text is not documented.
	MessageID string
	// Params holds a string or a float64 for each placeholder of the message.
	Params map[string]any
	// Message is English and stable. To show a message to a person, use Translate.
	Message string
	// Msg is the received text. It may be empty.
	Msg string
	// Definition is nil if the catalog does not hold the code.
	Definition *Definition
	// Response is nil if the body came over another transport than HTTP.
	Response *ResponseInfo
	// Data holds the remaining fields of the payload. Keep it out of logs.
	Data map[string]any
}

// Error returns Message.
func (e *Error) Error() string {
	return e.Message
}

// Is reports whether target is the code of the error. errors.Is calls it.
func (e *Error) Is(target error) bool {
	code, ok := target.(ErrorCode)
	return ok && e != nil && code == e.Code && code != 0
}

func createError(parsed *payload, info *ResponseInfo) *Error {
	definition := definitionsByCode[parsed.code]
	e := &Error{
		Domain:     Domain,
		Code:       parsed.code,
		Params:     map[string]any{},
		Message:    parsed.msg,
		Msg:        parsed.msg,
		Definition: definition,
		Response:   info,
		Data:       parsed.data,
	}
	if definition == nil {
		if e.Message == "" {
			e.Message = "Error " + formatNumber(float64(parsed.code))
		}
		return e
	}
	e.Reason = definition.Reason
	if e.Message == "" {
		e.Message = definition.Reason
	}
	for index := range definition.Messages {
		message := &definition.Messages[index]
		if params, ok := matchMessage(message, parsed.msg); ok {
			e.MessageID, e.Params = message.ID, params
			break
		}
	}
	return e
}

// readMessage sets the message and its params by a message id and params that the payload holds
// beside a text.
func (e *Error) readMessage(id, values any) {
	message := e.findMessage(id)
	if message == nil {
		return
	}
	fields, _ := values.(map[string]any)
	parts := make([]string, 0, len(message.Names))
	for _, name := range message.Names {
		text, isText := fields[name].(string)
		number, isNumber := toNumber(fields[name])
		if isNumber {
			text = formatNumber(number)
		} else if !isText {
			return
		}
		parts = append(parts, truncate(text, paramLimit))
	}
	if params, ok := coerceParams(message, parts); ok {
		e.MessageID, e.Params = message.ID, params
	}
}

func (e *Error) findMessage(id any) *Message {
	if e.Definition == nil {
		return nil
	}
	for index := range e.Definition.Messages {
		if message := &e.Definition.Messages[index]; message.ID == id {
			return message
		}
	}
	return nil
}

// readErrorJSON reads the JSON of an error, which errlex writes in the same form in every language.
func readErrorJSON(value any, info *ResponseInfo) *Error {
	fields, _ := value.(map[string]any)
	if version, ok := toInteger(fields["$errlex"]); !ok || version != 1 {
		return nil
	}
	text, _ := fields["message"].(string)
	msg, isText := fields["msg"].(string)
	if _, hasMsg := fields["msg"]; !hasMsg {
		msg, isText = fields["message"].(string)
	}
	domain, hasDomain := fields["domain"].(string)
	code, isCode := toCode(fields["code"])
	if (hasDomain && domain != Domain) || !isCode || code == 0 || (code > 0 && !isText) {
		return nil
	}
	if info == nil {
		info = readResponseInfo(fields["responseInfo"])
	}
	e := createError(&payload{code: code, msg: truncate(msg, textLimit)}, info)
	if text != "" {
		e.Message = truncate(text, textLimit)
	}
	e.readMessage(fields["messageId"], fields["params"])
	return e
}

// Advice returns advice about the error.
func (e *Error) Advice(options AdviceOptions) Advice {
	now := options.Now
	if now.IsZero() {
		now = time.Now()
	}
	return advise(e, options, now)
}

// Translate returns the message in the language of a BCP 47 tag, or in English if the package has
// no texts for it.
func (e *Error) Translate(locale string) Translation {
	return translate(e, locale)
}
