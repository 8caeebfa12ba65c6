package runtime

import (
	"encoding/json"
	"math"
	"regexp"
	"strconv"
)

const maxSafeInteger = 1<<53 - 1

var decimal = regexp.MustCompile(`^-?[0-9]{1,15}$`)

type payload struct {
	code ErrorCode
	msg  string
	data map[string]any
}

// errorBody is the error in a body: a payload, or a text without a code.
type errorBody struct {
	payload *payload
	msg     string
	// The HTTP status that the body itself contains.
	httpStatus int
	// The items of a batch that failed as a whole.
	items []any
}

// toNumber converts a number of any type that JSON decoders return.
func toNumber(value any) (float64, bool) {
	switch number := value.(type) {
	case float64:
		return number, true
	case json.Number:
		parsed, _ := strconv.ParseFloat(number.String(), 64)
		return parsed, true
	case int:
		return float64(number), true
	case int64:
		return float64(number), true
	}
	return 0, false
}

// toInteger converts a number that is an integer of at most 2^53-1. In JSON, 1 and 1.0 are the same
// number.
func toInteger(value any) (int64, bool) {
	number, ok := toNumber(value)
	if !ok || number != math.Trunc(number) || math.Abs(number) > maxSafeInteger {
		return 0, false
	}
	return int64(number), true
}

func toCode(value any) (ErrorCode, bool) {
	if text, ok := value.(string); ok {
		if !decimal.MatchString(text) {
			return 0, false
		}
		number, err := strconv.ParseInt(text, 10, 64)
		return ErrorCode(number), err == nil
	}
	number, ok := toInteger(value)
	return ErrorCode(number), ok
}

func isSuccessCode(code ErrorCode) bool {
	for _, success := range successCodes {
		if success == float64(code) {
			return true
		}
	}
	return false
}

func hasSuccessCode(value any) bool {
	code, ok := toCode(value)
	return ok && isSuccessCode(code)
}

// textOf returns the value if it is a text that is not empty.
func textOf(value any) (string, bool) {
	text, _ := value.(string)
	return text, text != ""
}

// createPayload creates a payload. Its data are the fields of the object except those in taken.
func createPayload(code ErrorCode, msg string, fields map[string]any, taken ...string) *payload {
	data := make(map[string]any, len(fields))
	hasRest := false
	for name, value := range fields {
		if contains(taken, name) {
			continue
		}
		hasRest = true
		if text, ok := value.(string); ok {
			data[name] = truncate(text, textLimit)
		} else if countUnits(value, textLimit) <= textLimit {
			data[name] = value
		}
	}
	if !hasRest {
		data = nil
	}
	return &payload{code, truncate(msg, textLimit), data}
}

func contains(list []string, text string) bool {
	for _, one := range list {
		if one == text {
			return true
		}
	}
	return false
}

// countUnits returns the number of UTF-16 units in the JSON of a value. It stops counting above the
// limit.
func countUnits(value any, limit int) int {
	switch value := value.(type) {
	case nil:
		return 4
	case bool:
		if value {
			return 4
		}
		return 5
	case string:
		return countTextUnits(value)
	case []any:
		count := 2 + max(0, len(value)-1)
		for index := 0; index < len(value) && count <= limit; index++ {
			count += countUnits(value[index], limit-count)
		}
		return count
	case map[string]any:
		count := 2 + max(0, 2*len(value)-1)
		for name, field := range value {
			if count <= limit {
				count += countTextUnits(name) + countUnits(field, limit-count)
			}
		}
		return count
	}
	number, ok := toNumber(value)
	if !ok {
		return limit + 1
	}
	if math.IsNaN(number) || math.IsInf(number, 0) {
		return 4
	}
	return len(formatNumber(number))
}

func countTextUnits(text string) int {
	count := 2
	for _, char := range text {
		switch {
		case char == '"' || char == '\\' || (char >= '\b' && char <= '\r' && char != '\v'):
			count += 2
		case char < ' ':
			count += 6
		default:
			count += unitsOf(char)
		}
	}
	return count
}

func max(one, other int) int {
	if one > other {
		return one
	}
	return other
}
