package runtime

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Kind is the kind of an outcome.
type Kind string

// The kinds of outcomes.
const (
	KindAPIError      Kind = "api-error"
	KindResponseError Kind = "response-error"
	KindBatch         Kind = "batch"
	KindSuccess       Kind = "success"
	// KindUnrecognized is a body that looks like an error, but contains neither an error nor a success
	// of the contract.
	KindUnrecognized Kind = "unrecognized"
)

// Outcome is the meaning of a body. Error is set for KindAPIError and KindResponseError.
type Outcome struct {
	Kind  Kind
	Error *Error
	// Items are the items of a batch in their order, including successes.
	Items []Outcome
	// Value is the parsed body, or nil if it is not JSON.
	Value any
}

// Err returns Error as an interface, or nil if there is no error. It ignores the items of a batch.
func (o Outcome) Err() error {
	if o.Error == nil {
		return nil
	}
	return o.Error
}

// Response describes the HTTP response that a body came with.
type Response struct {
	// Status is 0 if the body came over another transport.
	Status int
	// Header returns a header by its name. Pass resp.Header.Get, or nil if there are no headers.
	Header func(name string) string
	// ReceivedAt is the local time when the response arrived. Default: now.
	ReceivedAt time.Time
}

var errorField = regexp.MustCompile(`^(?:err(?:s|no|num)?|errors?|(?:err|error)[-_]?(?:code|no|msg|message)|ret[-_]?(?:code|no))$`)

// Decode returns the error in a payload, which is parsed JSON. It returns nil for a success and for
// any other value. httpStatus is the status of the response, or 0 if there is none.
func Decode(value any, httpStatus int) *Error {
	parsed := parsePayload(value, httpStatus)
	if parsed == nil {
		return nil
	}
	var info *ResponseInfo
	if httpStatus != 0 {
		info = toResponseInfo(httpStatus, nil, time.Now())
	}
	return createError(parsed, info)
}

// ToOutcome reads a body and returns its meaning.
func ToOutcome(body []byte, response Response) Outcome {
	receivedAt := response.ReceivedAt
	if receivedAt.IsZero() {
		receivedAt = time.Now()
	}
	c := context{isOk: true, receivedAt: receivedAt}
	if response.Status != 0 {
		c.info = toResponseInfo(response.Status, response.Header, receivedAt)
		c.isOk = response.Status >= 200 && response.Status < 300
	}
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	value, isJSON := parseJSON(body)
	if isJSON {
		return readValue(value, body, c)
	}
	if c.info != nil && c.isOk {
		return Outcome{Kind: KindSuccess}
	}
	return createOutcome(&errorBody{}, nil, c)
}

// context holds the values that all steps of reading one body share.
type context struct {
	info       *ResponseInfo
	isOk       bool
	receivedAt time.Time
}

func readValue(value any, raw []byte, c context) Outcome {
	if e := readErrorJSON(value, c.info); e != nil {
		return Outcome{Kind: KindAPIError, Error: e, Value: value}
	}
	httpStatus := 0
	if c.info != nil {
		httpStatus = c.info.HTTPStatus
	}
	found := parseErrorBody(value, httpStatus)
	if found == nil && !c.isOk {
		found = &errorBody{}
	}
	if found != nil {
		return createOutcome(found, value, c)
	}
	items := findItems(value, raw)
	for _, item := range items {
		if parseItem(item) != nil {
			return Outcome{Kind: KindBatch, Items: readItems(items, c), Value: value}
		}
	}
	if !isSuccess(value) && isErrorLike(value) {
		return Outcome{Kind: KindUnrecognized, Value: value}
	}
	return Outcome{Kind: KindSuccess, Value: value}
}

func readItems(items []any, c context) []Outcome {
	outcomes := make([]Outcome, 0, len(items))
	for _, item := range items {
		if found := parseItem(item); found != nil {
			outcomes = append(outcomes, createOutcome(found, item, c))
		} else {
			outcomes = append(outcomes, Outcome{Kind: KindSuccess, Value: item})
		}
	}
	return outcomes
}

func createOutcome(found *errorBody, value any, c context) Outcome {
	info := c.info
	if c.isOk && found.httpStatus != 0 {
		// The status in a WebSocket frame or in an item of a batch is the real one.
		info = &ResponseInfo{HTTPStatus: found.httpStatus, ReceivedAt: c.receivedAt, RetryAfter: -1}
	}
	outcome := Outcome{Kind: KindAPIError, Value: value}
	if found.items != nil {
		outcome.Items = readItems(found.items, c)
	}
	if found.payload != nil {
		outcome.Error = createError(found.payload, info)
		if outcome.Error.MessageID == "" {
			// Problem details with a translated text have the message id and the params in fields beside it.
			outcome.Error.readMessage(found.payload.data["messageId"], found.payload.data["params"])
		}
		return outcome
	}
	outcome.Kind = KindResponseError
	msg := truncate(found.msg, responseLimit)
	message := msg
	if message == "" && info != nil {
		message = fmt.Sprintf("HTTP %d without an error payload", info.HTTPStatus)
	} else if message == "" {
		message = "A body without an error payload"
	}
	outcome.Error = &Error{Domain: Domain, Params: map[string]any{}, Message: message, Msg: msg, Response: info}
	return outcome
}

// isErrorLike reports whether the top level of a body without an error has a field that looks like one.
func isErrorLike(value any) bool {
	fields, _ := value.(map[string]any)
	for name, field := range fields {
		if (name == "code" || errorField.MatchString(strings.ToLower(name))) && !isEmpty(field) {
			return true
		}
		if text, ok := field.(string); ok && name == "status" && strings.ToLower(text) == "error" {
			return true
		}
	}
	return false
}

func isEmpty(field any) bool {
	switch field := field.(type) {
	case string:
		return strings.Trim(field, "0") == "" || field == "200"
	case []any:
		return len(field) == 0
	case map[string]any:
		return len(field) == 0
	case bool:
		return !field
	case float64:
		return field == 0 || field == 200
	}
	return field == nil
}
