// Package exchange sends signed requests. The errors of the exchange are *spotv3.Error.
package exchange

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"clients/spotv3"
)

// Account is an account on the exchange at Origin.
type Account struct{ Origin, Key, Secret, Passphrase string }

// Send returns the body of the response; the order is JSON, or empty.
func (a Account) Send(method, path, order string) (any, error) {
	request, err := http.NewRequest(method, a.Origin+path, strings.NewReader(order))
	if err != nil {
		return nil, err
	}
	timestamp := strconv.FormatInt(time.Now().UnixMilli(), 10)
	mac := hmac.New(sha256.New, []byte(a.Secret))
	mac.Write([]byte(timestamp + method + path + order))
	request.Header.Set("ACCESS-KEY", a.Key)
	request.Header.Set("ACCESS-PASSPHRASE", a.Passphrase)
	request.Header.Set("ACCESS-TIMESTAMP", timestamp)
	request.Header.Set("ACCESS-SIGN", base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	request.Header.Set("Content-Type", "application/json")
	client := http.Client{Timeout: 10 * time.Second}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	outcome := spotv3.ToOutcome(body, spotv3.Response{Status: response.StatusCode, Header: response.Header.Get})
	return outcome.Value, outcome.Err()
}
