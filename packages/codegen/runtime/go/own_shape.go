package runtime

import "strconv"

// foundField is a value with the object that holds it.
type foundField struct {
	path   []string
	holder map[string]any
	value  any
}

// findField returns the first field, in the order of the paths, whose value is acceptable.
func findField(body any, paths [][]string, accepts func(any) bool) *foundField {
	for _, path := range paths {
		holder, value := map[string]any{}, body
		for _, name := range path {
			holder = toFields(value)
			value = holder[name]
		}
		if accepts(value) {
			return &foundField{path, holder, value}
		}
	}
	return nil
}

func toFields(value any) map[string]any {
	list, ok := value.([]any)
	if !ok {
		fields, _ := value.(map[string]any)
		return fields
	}
	fields := make(map[string]any, len(list))
	for index, item := range list {
		fields[strconv.Itoa(index)] = item
	}
	return fields
}

func isCode(value any) bool {
	_, ok := toCode(value)
	return ok
}

func isString(value any) bool {
	_, ok := value.(string)
	return ok
}

func isList(value any) bool {
	_, ok := value.([]any)
	return ok
}

func parseAt(value any, codes, msgs [][]string) *payload {
	found := findField(value, codes, isCode)
	if found == nil {
		return nil
	}
	code, _ := toCode(found.value)
	if isSuccessCode(code) {
		return nil
	}
	last := len(found.path) - 1
	taken := []string{found.path[last]}
	msg := ""
	if text := findField(value, msgs, isString); text != nil {
		msg, _ = text.value.(string)
		if haveSameHolder(found.path, text.path) {
			taken = append(taken, text.path[last])
		}
	}
	return createPayload(code, msg, found.holder, taken...)
}

func haveSameHolder(one, other []string) bool {
	if len(one) != len(other) {
		return false
	}
	for index := range one[:len(one)-1] {
		if one[index] != other[index] {
			return false
		}
	}
	return true
}

func textAt(value any, paths [][]string) string {
	if found := findField(value, paths, isString); found != nil {
		text, _ := found.value.(string)
		return text
	}
	return ""
}

// parsePayload parses a value that is itself a payload.
func parsePayload(value any, httpStatus int) *payload {
	return parseAt(value, codePaths, msgPaths)
}

// parseErrorBody parses the error in a whole body. It returns nil for a success and for a batch
// with successes.
func parseErrorBody(value any, httpStatus int) *errorBody {
	own := parsePayload(value, httpStatus)
	isFailed := httpStatus >= 400
	var items, failed []any
	var failure *errorBody
	if hasItems {
		items = findItems(value, nil)
	}
	for _, item := range items {
		if found := parseItem(item); found != nil {
			failure = found
			failed = append(failed, item)
		}
	}
	if failure == nil {
		items = nil
	}
	if len(items) == 1 && !isList(value) && !isSuccess(value) {
		// The error of the single item is the error of the whole batch.
		failure.items = items
		return failure
	}
	if items != nil && !isFailed && (own == nil || len(failed) < len(items)) {
		return nil
	}
	if own != nil {
		return &errorBody{payload: own, items: items}
	}
	if isFailed {
		return &errorBody{msg: textAt(value, msgPaths), items: items}
	}
	return nil
}

// parseItem parses the error in an item of a batch.
func parseItem(value any) *errorBody {
	if own := parseAt(value, itemCodePaths, itemMsgPaths); own != nil {
		return &errorBody{payload: own}
	}
	if findField(value, itemCodePaths, isCode) != nil {
		return nil
	}
	if msg := textAt(value, itemMsgPaths); msg != "" {
		return &errorBody{msg: msg}
	}
	return nil
}

// findItems returns the items of a batch: the body itself if it is a list, else the list at a path
// of the contract.
func findItems(value any, raw []byte) []any {
	if list, ok := value.([]any); ok {
		return list
	}
	if found := findField(value, itemLists, isList); found != nil {
		list, _ := found.value.([]any)
		return list
	}
	return nil
}

// isSuccess reports whether the top level of a body has a sign of success.
func isSuccess(value any) bool {
	found := findField(value, codePaths, isCode)
	return found != nil && hasSuccessCode(found.value)
}
