"""Sends the requests on standard input, `method path [order]` each: `run_clients.py <module> <origin>`."""

import importlib
import json
import sys

from spot_v3 import Error

_, name, origin = sys.argv
exchange = importlib.import_module(name).Exchange(origin, "demo", "not-a-secret", "sandbox")
for line in sys.stdin:
    method, path, order = line.rstrip("\n").split(" ", 2)
    try:
        exchange.send(method, path, json.loads(order) if order else None)
        print("sent")
    except Error as error:
        advice = error.advice(method)
        print(error.code, error.reason, advice.retry, advice.executed, error.translate("de").text)
