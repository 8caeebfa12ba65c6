package runtime

import "strconv"

// ErrorCode is a code of the API. It is an error, so that errors.Is(err, code) reports whether err
// has the code.
type ErrorCode int64

// Error returns the code as text.
func (c ErrorCode) Error() string {
	return "error code " + strconv.FormatInt(int64(c), 10)
}

// Retry is the next step of the caller.
type Retry string

// The values of Retry.
const (
	// RetryNever means stop: a person has to act first.
	RetryNever Retry = "never"
	// RetryFixRequest means correct the request, then send it again.
	RetryFixRequest Retry = "fix-request"
	// RetryResync means read the server's clock, sign again, send the request once more.
	RetryResync Retry = "resync"
	// RetryBackoff means wait, then send the request again.
	RetryBackoff Retry = "backoff"
)

// Executed states whether the operation took effect.
type Executed string

// The values of Executed.
const (
	ExecutedNo      Executed = "no"
	ExecutedUnknown Executed = "unknown"
)

// Message is a documented text.
type Message struct {
	ID string
	// Names are the names of the params, in the order of the text.
	Names []string
	// The text, split at its placeholders.
	literals []string
	// One letter for each name: d for a number, s for text.
	kinds string
}

// Definition describes a code. A zero value means that the contract omits the field.
type Definition struct {
	Code          ErrorCode
	Reason        string
	Messages      []Message
	Section       string
	Category      string
	HTTPStatus    int
	GatewayStatus int
	Retry         Retry
	Executed      Executed
	Generic       bool
	Retired       bool
}

var definitionsByCode = func() map[ErrorCode]*Definition {
	byCode := make(map[ErrorCode]*Definition, len(Definitions))
	for index := range Definitions {
		byCode[Definitions[index].Code] = &Definitions[index]
	}
	return byCode
}()

// textRule overrides the advice for errors whose text contains a phrase.
type textRule struct {
	text       string
	code       ErrorCode
	hasCode    bool
	httpStatus []int
	category   string
	retry      Retry
	executed   Executed
}
