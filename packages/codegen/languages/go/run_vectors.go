package runtime

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"syscall"
	"time"
)

// RunVectors runs the vectors of a file and writes the results, in the format of the vectors. It is copied into each
// generated package.
func RunVectors(source, target string) error {
	file, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	var given vectors
	if err := json.Unmarshal(file, &given); err != nil {
		return err
	}
	bodies, translations, lookups := []any{}, []any{}, []any{}
	for _, vector := range given.Bodies {
		bodies = append(bodies, vector.run(time.UnixMilli(given.NowMs)))
	}
	for _, vector := range given.Translations {
		translations = append(translations, vector.translate())
	}
	for _, lookup := range given.Lookups {
		lookups = append(lookups, []any{lookup[0], orNull(FindLocale(*lookup[0]))})
	}
	growth := []float64{}
	for _, pair := range given.Pairs {
		growth = append(growth, bestTime(toText(pair[0]))/bestTime(toText(pair[1])))
	}
	results, err := json.Marshal(map[string]any{
		"bodies": bodies, "translations": translations, "lookups": lookups, "growth": growth,
	})
	if err != nil {
		return err
	}
	return os.WriteFile(target, results, 0o600)
}

type vectors struct {
	NowMs        int64        `json:"nowMs"`
	Bodies       []bodyVector `json:"bodies"`
	Translations []bodyVector `json:"translations"`
	Lookups      [][]*string  `json:"lookups"`
	// Long bodies, each with a shorter one.
	Pairs [][2]json.RawMessage `json:"pairs"`
}

type bodyVector struct {
	Body       json.RawMessage   `json:"body"`
	Status     int               `json:"status"`
	Headers    map[string]string `json:"headers"`
	Method     *string           `json:"method"`
	Idempotent bool              `json:"idempotent"`
	Decoded    json.RawMessage   `json:"decoded"`
	Texts      map[string]any    `json:"texts"`
}

func (v bodyVector) text() []byte {
	return toText(v.Body)
}

func toText(body json.RawMessage) []byte {
	var text string
	if json.Unmarshal(body, &text) == nil {
		return []byte(text)
	}
	var parts [][2]any
	_ = json.Unmarshal(body, &parts)
	for _, part := range parts {
		text += strings.Repeat(part[0].(string), int(part[1].(float64)))
	}
	return []byte(text)
}

// bestTime returns the shortest of seven times to read a body, in microseconds of the processor.
func bestTime(body []byte) float64 {
	best := math.Inf(1)
	for i := 0; i < 7; i++ {
		start := processorTime()
		ToOutcome(body, Response{})
		best = math.Min(best, processorTime()-start)
	}
	return best
}

func processorTime() float64 {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e3
}

func (v bodyVector) outcome(now time.Time) Outcome {
	header := func(name string) string { return v.Headers[strings.ToLower(name)] }
	return ToOutcome(v.text(), Response{Status: v.Status, Header: header, ReceivedAt: now})
}

func (v bodyVector) run(now time.Time) map[string]any {
	result := map[string]any{"expected": v.describe(v.outcome(now), now)}
	if v.Decoded != nil {
		var value any
		_ = json.Unmarshal(v.text(), &value)
		result["decoded"] = nil
		if e := Decode(value, v.Status); e != nil {
			result["decoded"] = e.Code
		}
	}
	return result
}

func (v bodyVector) describe(outcome Outcome, now time.Time) map[string]any {
	result := map[string]any{"kind": outcome.Kind}
	if outcome.Error != nil {
		result["error"] = v.describeError(outcome.Error, now)
	}
	if outcome.Items != nil {
		items := []any{}
		for _, item := range outcome.Items {
			items = append(items, v.describe(item, now))
		}
		result["items"] = items
	}
	return result
}

func (v bodyVector) describeError(e *Error, now time.Time) map[string]any {
	method := "POST"
	if v.Method != nil {
		method = *v.Method
	}
	advice := e.Advice(AdviceOptions{Method: method, Idempotent: v.Idempotent, Now: now})
	var after, httpStatus, data any
	if advice.HasAfter {
		after = advice.After.Milliseconds()
	}
	if e.Response != nil {
		httpStatus = e.Response.HTTPStatus
	}
	if e.Data != nil {
		data = toJSON(e.Data)
	}
	params := map[string]any{}
	for name, value := range e.Params {
		if number, ok := value.(float64); ok {
			params[name] = map[string]string{"number": formatNumber(number)}
		} else {
			params[name] = map[string]any{"text": value}
		}
	}
	return map[string]any{
		"code":       e.Code,
		"reason":     orNull(e.Reason),
		"messageId":  orNull(e.MessageID),
		"params":     params,
		"message":    e.Error(),
		"msg":        e.Msg,
		"httpStatus": httpStatus,
		"data":       data,
		"advice": map[string]any{
			"retry":        advice.Retry,
			"executed":     advice.Executed,
			"after":        after,
			"safeToRepeat": advice.SafeToRepeat,
			"category":     orNull(advice.Category),
			"why":          advice.Why,
		},
	}
}

// toJSON writes infinite numbers as ECMAScript does: null.
func toJSON(value any) any {
	switch value := value.(type) {
	case float64:
		if math.IsInf(value, 0) {
			return nil
		}
	case map[string]any:
		fields := map[string]any{}
		for name, field := range value {
			fields[name] = toJSON(field)
		}
		return fields
	case []any:
		items := []any{}
		for _, item := range value {
			items = append(items, toJSON(item))
		}
		return items
	}
	return value
}

func (v bodyVector) translate() map[string]any {
	e := v.outcome(time.Now()).Error
	texts := map[string]any{}
	for locale := range v.Texts {
		one := e.Translate(locale)
		texts[locale] = []any{one.Text, one.Locale, one.Dir, orNull(one.Detail)}
	}
	return map[string]any{"texts": texts}
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}
