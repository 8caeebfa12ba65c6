package runtime

var (
	itemTexts = []string{"errorMsg", "errorMessage", "errMsg"}
	itemCodes = []string{"errorCode", "errCode"}
)

// parsePayload parses a value that is itself a payload.
func parsePayload(value any, httpStatus int) *payload {
	fields, _ := value.(map[string]any)
	code, ok := toCode(fields["code"])
	if _, isJSON := fields["$errlex"]; !ok || isJSON || isSuccessCode(code) {
		return nil
	}
	field, hasMsg := fields["msg"]
	msg, isText := field.(string)
	taken := "msg"
	if !hasMsg {
		if name := alternativeText(fields, code, httpStatus); name != "" {
			taken = name
			msg, isText = fields[name].(string)
		}
	}
	if !isText && code > 0 {
		return nil
	}
	return createPayload(code, msg, fields, "code", "msg", taken)
}

// alternativeText returns the name of the field that holds the text of a payload without msg.
func alternativeText(fields map[string]any, code ErrorCode, httpStatus int) string {
	_, isDecimal := fields["code"].(string)
	isLikely := definitionsByCode[code] != nil || (!isDecimal && (code < 0 || httpStatus >= 400))
	if !isLikely || isString(fields["stack"]) {
		return ""
	}
	if isString(fields["message"]) {
		return "message"
	}
	_, hasStatus := toNumber(fields["status"])
	isProblem := hasStatus || (isString(fields["type"]) && isString(fields["title"]))
	if isProblem && isString(fields["detail"]) {
		return "detail"
	}
	return ""
}

func isString(value any) bool {
	_, ok := value.(string)
	return ok
}

// parseErrorBody parses the error at the top level of a body. The first rule that matches decides.
func parseErrorBody(value any, httpStatus int) *errorBody {
	fields, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	isFailed := httpStatus >= 400
	own := parsePayload(fields, httpStatus)
	isDone := fields["success"] == true && !isFailed
	if own != nil && !(isDone && definitionsByCode[own.code] == nil) {
		return &errorBody{payload: own}
	}
	if isDone {
		return nil
	}
	ownStatus := 0
	if status, ok := toInteger(fields["status"]); ok && status >= 400 && status < 600 {
		ownStatus = int(status)
	}
	nestedStatus := httpStatus
	if nestedStatus == 0 {
		nestedStatus = ownStatus
	}
	if nested := parsePayload(fields["error"], nestedStatus); nested != nil {
		return &errorBody{payload: nested, httpStatus: ownStatus}
	}
	if item := parseItemFields(fields); item != nil {
		return item
	}
	msg := firstText(fields, []string{"msg", "message", "error"})
	isZero := hasSuccessCode(fields["code"]) && !isFailed
	if fields["success"] == false || (fields["result"] == false && !isZero) {
		return &errorBody{msg: msg}
	}
	if _, hasText := textOf(fields["error"]); hasText && ownStatus != 0 {
		return &errorBody{msg: msg, httpStatus: ownStatus}
	}
	if isFailed {
		return &errorBody{msg: msg}
	}
	return nil
}

func firstText(fields map[string]any, names []string) string {
	for _, name := range names {
		if text, ok := textOf(fields[name]); ok {
			return text
		}
	}
	return ""
}

func parseItemFields(fields map[string]any) *errorBody {
	msg := firstText(fields, itemTexts)
	var rawCode any
	for _, name := range itemCodes {
		if rawCode == nil || rawCode == "" {
			rawCode = fields[name]
		}
	}
	code, isCode := toCode(rawCode)
	if isCode && isSuccessCode(code) {
		return nil
	}
	if isCode && (msg != "" || code < 0) {
		return &errorBody{payload: createPayload(code, msg, fields, append(itemTexts, itemCodes...)...)}
	}
	if msg == "" {
		msg, _ = textOf(rawCode)
	}
	if msg == "" {
		return nil
	}
	return &errorBody{msg: msg}
}

// parseItem parses the error in an item of a batch.
func parseItem(value any) *errorBody {
	if found := parseErrorBody(value, 0); found != nil {
		return found
	}
	fields, _ := value.(map[string]any)
	if text, ok := textOf(fields["error"]); ok {
		return &errorBody{msg: text}
	}
	return nil
}

// isSuccess reports whether the top level of a body has a sign of success.
func isSuccess(value any) bool {
	fields, _ := value.(map[string]any)
	for _, name := range append([]string{"code"}, itemCodes...) {
		if hasSuccessCode(fields[name]) {
			return true
		}
	}
	return fields["success"] == true || fields["result"] == true
}

// findItems returns the items of a batch: the body itself if it is a list, else the list in data,
// else the items of all lists in the body and in data.
func findItems(value any, raw []byte) []any {
	if list, ok := value.([]any); ok {
		return list
	}
	fields, _ := value.(map[string]any)
	if list, ok := fields["data"].([]any); ok {
		return list
	}
	items := listsIn(fields, raw)
	if data, ok := fields["data"].(map[string]any); ok {
		items = append(items, listsIn(data, fieldOf(raw, "data"))...)
	}
	return items
}

// listsIn joins the lists in an object, in the order of the JSON text, because a map has no order.
func listsIn(fields map[string]any, raw []byte) []any {
	items := []any{}
	for _, name := range namesIn(raw) {
		if list, ok := fields[name].([]any); ok {
			items = append(items, list...)
		}
	}
	return items
}
