package runtime

import (
	"math"
	"strconv"
	"strings"
)

const (
	paramLimit    = 256  // UTF-16 units
	textLimit     = 4096 // UTF-16 units
	responseLimit = 1024 // UTF-16 units
)

// units returns the length of a text in UTF-16 units.
func units(text string) int {
	count := 0
	for _, char := range text {
		count += unitsOf(char)
	}
	return count
}

func unitsOf(char rune) int {
	if char > 0xffff {
		return 2
	}
	return 1
}

// truncate returns at most the first limit UTF-16 units of a text, without half of a surrogate
// pair.
func truncate(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	count := 0
	for index, char := range text {
		count += unitsOf(char)
		if count > limit {
			return text[:index]
		}
	}
	return text
}

// matchMessage returns the params in a text, and whether the text matches the message. A literal
// ends a param at its first occurrence, so the time is linear.
func matchMessage(message *Message, text string) (map[string]any, bool) {
	parts := make([]string, 0, len(message.Names))
	start, last := 0, len(message.literals)-1
	for index, literal := range message.literals {
		end := 0
		if index > 0 && index == last {
			end = len(text) - len(literal)
		} else if index > 0 {
			end = strings.Index(text[start:], literal)
			if end >= 0 {
				end += start
			}
		}
		if end < start || !strings.HasPrefix(text[end:], literal) || units(text[start:end]) > paramLimit {
			return nil, false
		}
		if index > 0 {
			parts = append(parts, text[start:end])
		}
		start = end + len(literal)
	}
	if start != len(text) {
		return nil, false
	}
	return coerceParams(message, parts)
}

// coerceParams returns the params by name. It fails if a number is written otherwise than
// ECMAScript writes it.
func coerceParams(message *Message, parts []string) (map[string]any, bool) {
	params := make(map[string]any, len(parts))
	for index, name := range message.Names {
		if message.kinds[index] == 's' {
			params[name] = parts[index]
			continue
		}
		number, err := strconv.ParseFloat(parts[index], 64)
		if err != nil || formatNumber(number) != parts[index] {
			return nil, false
		}
		params[name] = number
	}
	return params, true
}

// formatNumber writes a number as ECMAScript's Number::toString does.
func formatNumber(number float64) string {
	switch {
	case math.IsNaN(number):
		return "NaN"
	case math.IsInf(number, 1):
		return "Infinity"
	case math.IsInf(number, -1):
		return "-Infinity"
	case number == 0:
		return "0"
	}
	if size := math.Abs(number); size >= 1e-6 && size < 1e21 {
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	text := strconv.FormatFloat(number, 'e', -1, 64)
	exponent := strings.IndexByte(text, 'e') + 2
	return text[:exponent] + strings.TrimLeft(text[exponent:], "0")
}
