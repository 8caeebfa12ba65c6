package runtime

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"
)

const maxTimeMs = 8.64e15

// ResponseInfo holds the facts that an error keeps of its HTTP response.
type ResponseInfo struct {
	HTTPStatus int
	// ReceivedAt is the local time when the response arrived.
	ReceivedAt time.Time
	// RetryAfter is the time to wait, counted from ReceivedAt. It is negative if the server named no
	// time.
	RetryAfter time.Duration
	// Date is the time of the server's clock. It is zero if unknown.
	Date time.Time
}

// parseJSON parses a body. An integer beyond 2^53 becomes the text of its digits.
func parseJSON(body []byte) (any, bool) {
	if !json.Valid(body) {
		return nil, false
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return nil, false
	}
	return withNumbers(value), true
}

func withNumbers(value any) any {
	switch value := value.(type) {
	case json.Number:
		number, _ := strconv.ParseFloat(value.String(), 64)
		if math.Abs(number) > maxSafeInteger && !strings.ContainsAny(value.String(), ".eE") {
			return value.String()
		}
		return number
	case []any:
		for index, item := range value {
			value[index] = withNumbers(item)
		}
	case map[string]any:
		for name, field := range value {
			value[name] = withNumbers(field)
		}
	}
	return value
}

// namesIn lists the field names of an object in the order of its JSON text.
func namesIn(raw []byte) []string {
	names, known := []string{}, map[string]bool{}
	eachField(raw, func(name string, _ json.RawMessage) {
		if !known[name] {
			names, known[name] = append(names, name), true
		}
	})
	return names
}

// fieldOf returns the JSON text of a field.
func fieldOf(raw []byte, wanted string) []byte {
	var found []byte
	eachField(raw, func(name string, field json.RawMessage) {
		if name == wanted {
			found = field
		}
	})
	return found
}

func eachField(raw []byte, visit func(string, json.RawMessage)) {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return
	}
	for decoder.More() {
		token, err := decoder.Token()
		name, ok := token.(string)
		var field json.RawMessage
		if err != nil || !ok || decoder.Decode(&field) != nil {
			return
		}
		visit(name, field)
	}
}

func toResponseInfo(httpStatus int, header func(string) string, receivedAt time.Time) *ResponseInfo {
	info := &ResponseInfo{HTTPStatus: httpStatus, ReceivedAt: receivedAt, RetryAfter: -1}
	if header == nil {
		return info
	}
	now := receivedAt
	if date, ok := parseDate(header("Date")); ok {
		info.Date, now = date, date
	}
	text := strings.TrimSpace(header("Retry-After"))
	if seconds, err := strconv.ParseUint(text, 10, 32); err == nil && len(text) <= 9 {
		info.RetryAfter = time.Duration(seconds) * time.Second
	} else if until, ok := parseDate(text); ok {
		info.RetryAfter = time.Duration(max(0, int(until.Sub(now).Milliseconds()))) * time.Millisecond
	}
	return info
}

// parseDate parses the three formats of HTTP dates.
func parseDate(text string) (time.Time, bool) {
	for _, layout := range []string{"Mon, 02 Jan 2006 15:04:05 GMT", time.RFC850, time.ANSIC} {
		if date, err := time.Parse(layout, text); err == nil {
			return date, date.UnixMilli() >= 0
		}
	}
	return time.Time{}, false
}

// readResponseInfo reads the response info in the JSON of an error. It returns nil if a field is
// invalid.
func readResponseInfo(value any) *ResponseInfo {
	fields, _ := value.(map[string]any)
	read := func(name string, least, most int64) (int64, bool) {
		number, ok := toInteger(fields[name])
		return number, ok && number >= least && number <= most
	}
	status, hasStatus := read("httpStatus", 100, 599)
	receivedAt, isReceived := read("receivedAt", 0, maxTimeMs)
	if !hasStatus || !isReceived {
		return nil
	}
	info := &ResponseInfo{HTTPStatus: int(status), ReceivedAt: time.UnixMilli(receivedAt), RetryAfter: -1}
	if wait, ok := read("retryAfter", 0, math.MaxInt64/int64(time.Millisecond)); ok {
		info.RetryAfter = time.Duration(wait) * time.Millisecond
	}
	if date, ok := read("date", 0, maxTimeMs); ok {
		info.Date = time.UnixMilli(date)
	}
	return info
}
