// Command clients sends the requests on standard input, "method path [order]" each, to the exchange at its argument.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"

	"clients/exchange"
	"clients/spotv3"
)

func main() {
	account := exchange.Account{Origin: os.Args[1], Key: "demo", Secret: "not-a-secret", Passphrase: "sandbox"}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fields := strings.SplitN(lines.Text(), " ", 3)
		_, err := account.Send(fields[0], fields[1], fields[2])
		var failure *spotv3.Error
		if errors.As(err, &failure) {
			advice := failure.Advice(spotv3.AdviceOptions{Method: fields[0]})
			text := failure.Translate("de").Text
			fmt.Println(int64(failure.Code), failure.Reason, advice.Retry, advice.Executed, text)
		} else if err != nil {
			log.Fatal(err)
		} else {
			fmt.Println("sent")
		}
	}
}
