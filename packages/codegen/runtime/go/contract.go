package runtime

import "embed"

// Domain is the name of the API.
const Domain = "example"

// The codes of the API.
const (
	UnknownError ErrorCode = -1000 // An unknown error occurred.
)

// Definitions lists the definitions of the contract, one for each code.
var Definitions = []Definition{
	{Code: UnknownError, Reason: "UNKNOWN_ERROR", Messages: []Message{{ID: "UNKNOWN_ERROR", literals: []string{"An unknown error occurred."}}}},
}

var textRules = []textRule{}

var successCodes = []float64{0, 200}

var (
	codePaths     = [][]string{{"code"}}
	msgPaths      = [][]string{{"msg"}}
	itemLists     = [][]string{}
	itemCodePaths = [][]string{{"code"}}
	itemMsgPaths  = [][]string{{"msg"}}
)

const hasItems = false

var localeTags = []string{}

var localeAliases = map[string]string{}

var localeFiles embed.FS
