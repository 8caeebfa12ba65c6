package runtime

import (
	"math"
	"regexp"
	"strconv"
	"time"
)

var (
	timePattern  = regexp.MustCompile(`^[0-9]+(?:\.[0-9]+)?$`)
	untilPattern = regexp.MustCompile(`(?i)\buntil[^0-9]{0,16}([0-9]+)`)
)

// waitFor returns the time to wait from now: the time that the server names, else the default of
// the rate limit.
func waitFor(e *Error, status int, now time.Time) (time.Duration, bool) {
	receivedAt, wait, ok := now, time.Duration(0), false
	if e.Response != nil {
		receivedAt, wait, ok = e.Response.ReceivedAt, e.Response.RetryAfter, e.Response.RetryAfter >= 0
	}
	inner, _ := e.Data["data"].(map[string]any)
	values := []any{e.Data["retryAfter"], inner["retryAfter"], e.Params["until"]}
	if isRateLimit(status) && e.MessageID == "" {
		values = append(values, untilIn(e.Msg))
	}
	for index := 0; index < len(values) && !ok; index++ {
		wait, ok = toWait(values[index], e.Response, now)
	}
	if !ok && isRateLimit(status) {
		wait, ok = 10*time.Second, true
		if status == 418 {
			wait = 120 * time.Second
		}
	}
	if wait += receivedAt.Sub(now); wait < 0 {
		wait = 0
	}
	return wait, ok
}

// toWait converts a number of unknown unit into a time to wait. Its size shows the unit: seconds to
// wait, or seconds or milliseconds since 1970.
func toWait(value any, info *ResponseInfo, now time.Time) (time.Duration, bool) {
	number, ok := toNumber(value)
	if text, isText := value.(string); isText && timePattern.MatchString(text) {
		parsed, err := strconv.ParseFloat(text, 64)
		number, ok = parsed, err == nil
	}
	if info != nil {
		now = info.ReceivedAt
		if !info.Date.IsZero() {
			now = info.Date
		}
	}
	nowMs := float64(now.UnixMilli())
	ms := 0.0
	switch {
	case !ok:
		return 0, false
	case number >= 0 && number < 1e6:
		ms = math.Ceil(number * 1000)
	case number >= 1e9 && number <= 1e11:
		ms = math.Max(0, math.Ceil(number*1000-nowMs))
	case number > 1e12 && number < 8.64e15:
		ms = math.Max(0, math.Ceil(number-nowMs))
	default:
		return 0, false
	}
	// A Duration holds at most 292 years.
	return time.Duration(math.Min(ms, math.MaxInt64/1e6-1)) * time.Millisecond, true
}

// untilIn returns the epoch time, in seconds or milliseconds, in a text such as "IP banned until
// 1659146400000".
func untilIn(text string) any {
	for _, match := range untilPattern.FindAllStringSubmatch(text, -1) {
		if len(match[1]) == 10 || len(match[1]) == 13 {
			return match[1]
		}
	}
	return nil
}
