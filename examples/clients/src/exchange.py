"""Signed requests with `urllib`. Errors of the exchange are raised: `ApiError`, `ResponseError`."""

from __future__ import annotations

import base64
import hmac
import json
import time
import urllib.error
import urllib.request

from spot_v3 import to_outcome


class Exchange:
    """An account on the exchange at `origin`."""

    def __init__(self, origin: str, key: str, secret: str, passphrase: str) -> None:
        self.origin, self.secret = origin, secret.encode()
        self.headers = {"ACCESS-KEY": key, "ACCESS-PASSPHRASE": passphrase}

    def send(self, method: str, path: str, order: dict[str, str] | None = None) -> object:
        """Return the JSON of the response."""
        body = "" if order is None else json.dumps(order)
        timestamp = str(time.time_ns() // 1_000_000)
        digest = hmac.digest(self.secret, f"{timestamp}{method}{path}{body}".encode(), "sha256")
        sign = {"ACCESS-TIMESTAMP": timestamp, "ACCESS-SIGN": base64.b64encode(digest).decode()}
        headers = {**self.headers, **sign, "Content-Type": "application/json"}
        request = urllib.request.Request(
            self.origin + path, body.encode() or None, headers, method=method
        )
        try:
            response = urllib.request.urlopen(request, timeout=10)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            outcome = to_outcome(response.read(), response.status, response.headers)
        outcome.raise_for_error()
        return outcome.value
