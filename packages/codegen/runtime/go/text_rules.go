package runtime

import "strings"

// The rules that apply to all contracts: phrases that several APIs send.
var universalRules = []textRule{
	{text: "execution status unknown", executed: ExecutedUnknown},
	{text: "order state unknown", executed: ExecutedUnknown},
	{text: "send status unknown", executed: ExecutedUnknown},
	{text: "timestamp expired", httpStatus: []int{400, 401}, retry: RetryResync, executed: ExecutedNo},
	{text: "request has expired", httpStatus: []int{400, 401}, retry: RetryResync, executed: ExecutedNo},
	{text: "outside of the recvwindow", httpStatus: []int{400, 401}, retry: RetryResync, executed: ExecutedNo},
	{text: "check your timestamp", httpStatus: []int{400, 401}, retry: RetryResync, executed: ExecutedNo},
}

// findRules lists the rules that apply to an error: the rules for its code if byCode is true, else
// the rules without a code.
func findRules(e *Error, status int, rules []textRule, byCode bool) []textRule {
	text := e.Msg
	if text == "" {
		text = e.Message
	}
	text = strings.ToLower(text)
	found := []textRule{}
	for _, rule := range rules {
		fits := rule.hasCode == byCode && (!byCode || rule.code == e.Code)
		isUnder := rule.httpStatus == nil || includes(rule.httpStatus, status)
		if fits && isUnder && strings.Contains(text, strings.ToLower(rule.text)) {
			found = append(found, rule)
		}
	}
	return found
}
