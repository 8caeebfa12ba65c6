"""Signed requests with `requests`. Errors of the exchange are raised: `ApiError`, `ResponseError`."""

from __future__ import annotations

import base64
import hmac
import json
import time

import requests
from spot_v3 import to_outcome


class Exchange:
    """An account on the exchange at `origin`."""

    def __init__(self, origin: str, key: str, secret: str, passphrase: str) -> None:
        self.origin, self.secret = origin, secret.encode()
        self.session = requests.Session()
        self.session.headers.update({"ACCESS-KEY": key, "ACCESS-PASSPHRASE": passphrase})

    def send(self, method: str, path: str, order: dict[str, str] | None = None) -> object:
        """Return the JSON of the response."""
        body = "" if order is None else json.dumps(order)
        timestamp = str(time.time_ns() // 1_000_000)
        digest = hmac.digest(self.secret, f"{timestamp}{method}{path}{body}".encode(), "sha256")
        sign = {"ACCESS-TIMESTAMP": timestamp, "ACCESS-SIGN": base64.b64encode(digest).decode()}
        headers = {**sign, "Content-Type": "application/json"}
        response = self.session.request(
            method, self.origin + path, data=body, headers=headers, timeout=10
        )
        outcome = to_outcome(response.content, response.status_code, response.headers)
        outcome.raise_for_error()
        return outcome.value
