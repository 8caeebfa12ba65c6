package runtime

import (
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

const unknownText = "An unknown error occurred."

// Translation is a message for a person. Text is in the language Locale and has the direction Dir,
// ltr or rtl.
type Translation struct {
	Text   string
	Locale string
	Dir    string
	// Detail is the received text, if it is not documented and therefore cannot be translated.
	Detail string
}

type localeTexts struct {
	Locale string            `json:"locale"`
	Dir    string            `json:"dir"`
	Texts  map[string]string `json:"texts"`
	Plural struct {
		Whole    string `json:"whole"`
		Million  string `json:"million"`
		Fraction string `json:"fraction"`
	} `json:"plural"`
}

var (
	loadedLocales sync.Map
	// Matches control characters, line separators, and characters that change the direction of text.
	steering    = regexp.MustCompile(`[\x{0}-\x{1f}\x{7f}-\x{9f}\x{61c}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{2028}\x{2029}\x{feff}]`)
	rightToLeft = regexp.MustCompile(`[\x{590}-\x{8ff}\x{fb1d}-\x{fdff}\x{fe70}-\x{fefc}\x{10800}-\x{10fff}\x{1e800}-\x{1efff}]`)
	placeholder = regexp.MustCompile(`\{\{([A-Za-z0-9_]+)\}\}`)
	categories  = map[byte]string{'z': "zero", '1': "one", 't': "two", 'f': "few", 'm': "many", 'o': "other"}
)

// FindLocale returns the locale whose texts to use for a BCP 47 tag: the tag itself, its alias, or
// the locale of the tag without its last parts. It returns an empty text if there is none.
func FindLocale(tag string) string {
	rest := strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	for rest != "" {
		for _, known := range localeTags {
			if strings.ToLower(known) == rest {
				return known
			}
		}
		if alias, ok := localeAliases[rest]; ok {
			return alias
		}
		rest = rest[:max(0, strings.LastIndexByte(rest, '-'))]
	}
	return ""
}

func loadLocale(tag string) *localeTexts {
	if tag == "" {
		return nil
	}
	if loaded, ok := loadedLocales.Load(tag); ok {
		return loaded.(*localeTexts)
	}
	texts := &localeTexts{}
	file, err := localeFiles.ReadFile("locales/" + tag + ".json")
	if err != nil || json.Unmarshal(file, texts) != nil {
		return nil
	}
	loadedLocales.Store(tag, texts)
	return texts
}

func translate(e *Error, tag string) Translation {
	message := toPlainText(e.Message)
	text := ""
	locale := loadLocale(FindLocale(tag))
	if locale != nil {
		var names []string
		if found := e.findMessage(e.MessageID); found != nil {
			names = found.Names
		}
		if exact := render(locale, e.MessageID, names, e.Params); e.MessageID != "" && exact != "" {
			return Translation{Text: exact, Locale: locale.Locale, Dir: locale.Dir}
		}
		if text = render(locale, e.Reason+".unspecified", nil, nil); text == "" {
			reason := e.Reason
			if reason == "" {
				reason = "UNKNOWN_ERROR"
			}
			text = render(locale, reason, nil, nil)
		}
	}
	if text == "" {
		if message == "" {
			message = unknownText
		}
		return Translation{Text: message, Locale: "en", Dir: "ltr"}
	}
	if message == e.Reason {
		message = ""
	}
	return Translation{Text: text, Locale: locale.Locale, Dir: locale.Dir, Detail: message}
}

// render returns a message with its params. It returns an empty text if the locale has no such
// message or a param is missing.
func render(locale *localeTexts, id string, names []string, params map[string]any) string {
	if text, ok := locale.Texts[id]; ok {
		return fillIn(text, params, locale.Dir, false)
	}
	for _, name := range names {
		if count, ok := params[name].(float64); ok {
			form, ok := "", false
			if count == 0 {
				form, ok = locale.Texts[id+"_zero"]
			}
			if !ok {
				form, ok = locale.Texts[id+"_"+locale.pluralCategory(count)]
			}
			if !ok {
				form = locale.Texts[id+"_other"]
			}
			// Isolate the number only if it is negative: a minus sign can reorder the sentence, digits
			// cannot.
			return fillIn(form, params, locale.Dir, count >= 0)
		}
	}
	return ""
}

func fillIn(text string, params map[string]any, dir string, bareNumbers bool) string {
	isWhole := true
	filled := placeholder.ReplaceAllStringFunc(text, func(match string) string {
		value := params[match[2:len(match)-2]]
		number, isNumber := value.(float64)
		plain, isText := value.(string)
		if isNumber {
			plain = formatNumber(number)
		} else if isText {
			plain = toPlainText(plain)
		} else {
			isWhole = false
		}
		isIsolated := isText && rightToLeft.MatchString(plain)
		if dir == "rtl" {
			isIsolated = isText || !bareNumbers
		}
		if isIsolated {
			return "\u2068" + plain + "\u2069"
		}
		return plain
	})
	if !isWhole {
		return ""
	}
	return filled
}

func toPlainText(text string) string {
	return steering.ReplaceAllString(text, "")
}

func (l *localeTexts) pluralCategory(count float64) string {
	if math.IsNaN(count) || math.IsInf(count, 0) || count < 0 {
		return "other"
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(count, 'f', 3, 64), ".")
	fraction = strings.TrimRight(fraction, "0")
	if fraction == "" && strings.HasSuffix(whole, "000000") {
		return categories[l.Plural.Million[0]]
	}
	if fraction == "" {
		last, _ := strconv.Atoi(whole[max(0, len(whole)-2):])
		if len(whole) > 2 {
			last += 100
		}
		return categories[l.Plural.Whole[last]]
	}
	if len(l.Plural.Fraction) == 3 {
		part := 2
		if whole == "0" || whole == "1" {
			part, _ = strconv.Atoi(whole)
		}
		return categories[l.Plural.Fraction[part]]
	}
	place, _ := strconv.Atoi(fraction[max(0, len(fraction)-2):])
	if len(fraction) == 2 {
		place += 100
	}
	return categories[l.Plural.Fraction[place]]
}
