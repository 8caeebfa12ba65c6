package runtime

import (
	"fmt"
	"strings"
	"time"
)

// Advice recommends a program's reaction to an error.
type Advice struct {
	Retry Retry
	// Executed reports whether the operation took effect.
	Executed Executed
	// After is the time to wait from now. It is set if HasAfter is true, which requires RetryBackoff
	// and a known time.
	After    time.Duration
	HasAfter bool
	// SafeToRepeat reports whether a repetition cannot execute the operation twice.
	SafeToRepeat bool
	// Category is the subject of the error. It is empty if unknown.
	Category string
	// Why is an English sentence that names the basis of the advice.
	Why string
}

// AdviceOptions describes the request.
type AdviceOptions struct {
	// Method is the HTTP method of the request. Default: any method that writes.
	Method string
	// Idempotent reports whether the operation can be executed twice without harm.
	Idempotent bool
	// Now is the current time. Default: the local time.
	Now time.Time
}

// Statuses that reject a request before it takes effect, statuses of requests that a program can
// fix, and statuses of overload and temporary failures.
var (
	rejectedStatuses = []int{400, 401, 402, 403, 405, 406, 407, 411, 413, 414, 415, 416, 417, 418, 421, 422, 425, 426, 428, 429, 431, 451}
	fixableStatuses  = []int{400, 405, 406, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 431}
	passingStatuses  = []int{408, 418, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530}
)

func includes(list []int, number int) bool {
	for _, one := range list {
		if one == number {
			return true
		}
	}
	return false
}

func isRateLimit(status int) bool {
	return status == 429 || status == 418
}

func advise(e *Error, options AdviceOptions, now time.Time) Advice {
	status := statusOf(e)
	advice := classify(e, status)
	method := strings.ToUpper(options.Method)
	isRead := method == "GET" || method == "HEAD" || method == "OPTIONS"
	advice.SafeToRepeat = advice.Executed == ExecutedNo || isRead || options.Idempotent
	if advice.Retry == RetryBackoff {
		advice.After, advice.HasAfter = waitFor(e, status, now)
	}
	return advice
}

func receivedStatus(e *Error) int {
	if e.Response == nil {
		return 0
	}
	return e.Response.HTTPStatus
}

// statusOf returns the status that the advice is based on: a rate limit, else the status of an
// error response, else the status of the definition. It returns 0 if there is none.
func statusOf(e *Error) int {
	received := receivedStatus(e)
	if e.Definition == nil && isRateLimit(int(e.Code)) && !isRateLimit(received) {
		return int(e.Code)
	}
	if received >= 400 || e.Definition == nil {
		if received >= 400 {
			return received
		}
		return 0
	}
	return e.Definition.HTTPStatus
}

func classify(e *Error, status int) Advice {
	definition, received := e.Definition, receivedStatus(e)
	if definition == nil {
		definition = &Definition{}
	}
	byCode := findRules(e, status, textRules, true)
	byText := append(findRules(e, status, textRules, false), findRules(e, status, universalRules, false)...)
	statusRetry, statusExecuted := classifyStatus(status, definition)
	specific := definition
	isClientError := false
	if definition.Generic {
		specific = &Definition{}
		isClientError = received >= 400 && status != 0 && status < 500
	}
	var advice Advice
	decide := func(retry Retry, executed Executed) {
		if advice.Retry == "" {
			advice.Retry = retry
		}
		if advice.Executed == "" {
			advice.Executed = executed
		}
	}
	decideByRules := func(rules []textRule) {
		for _, rule := range rules {
			decide(rule.retry, rule.executed)
		}
	}
	decideByRules(byCode)
	decide(specific.Retry, specific.Executed)
	decideByRules(byText)
	if isClientError {
		decide(statusRetry, "")
		if statusExecuted == ExecutedNo {
			decide("", ExecutedNo)
		}
	}
	decide(definition.Retry, definition.Executed)
	decide(statusRetry, statusExecuted)
	advice.Category = definition.Category
	if isRateLimit(received) || (e.Definition == nil && isRateLimit(status)) {
		advice.Retry, advice.Why = RetryBackoff, fmt.Sprintf("Based on HTTP status %d.", status)
		if advice.Category == "" {
			advice.Category = "rate-limit"
		}
		return advice
	}
	rules := byCode
	if specific.Retry == "" || specific.Executed == "" {
		rules = append(rules, byText...)
	}
	for _, rule := range rules {
		if rule.category != "" {
			advice.Category = rule.category
			break
		}
	}
	advice.Why = explain(e, definition, status, rules, isClientError)
	return advice
}

func classifyStatus(status int, definition *Definition) (Retry, Executed) {
	executed := ExecutedUnknown
	if includes(rejectedStatuses, status) {
		executed = ExecutedNo
	}
	switch {
	case includes(passingStatuses, status):
		return RetryBackoff, executed
	case definition.Retry == RetryFixRequest && includes(fixableStatuses, status):
		return RetryFixRequest, executed
	}
	return RetryNever, executed
}

func explain(e *Error, definition *Definition, status int, rules []textRule, isClientError bool) string {
	switch {
	case len(rules) > 0:
		return `Based on the text: it contains "` + rules[0].text + `".`
	case (definition.Retry != "" || definition.Executed != "") && !isClientError:
		return fmt.Sprintf("Based on code %d.", e.Code)
	case status == 0:
		return "No known code, text or status."
	}
	return fmt.Sprintf("Based on HTTP status %d.", status)
}
