"""Runs conformance vectors with generated modules: `run_vectors.py <directory>`.

The directory holds `<module>.py` and `<module>.vectors.json` for each contract; results go to
`<module>.results.json`, in the format of the vectors.
"""

from __future__ import annotations

import copy
import importlib
import json
import math
import pickle
import sys
import time
from pathlib import Path
from typing import Any


def main(directory: Path) -> None:
    sys.path.insert(0, str(directory))
    for file in sorted(directory.glob("*.vectors.json")):
        name = file.name.removesuffix(".vectors.json")
        results = run(importlib.import_module(name), json.loads(file.read_text("utf-8")))
        (directory / f"{name}.results.json").write_text(json.dumps(results), "utf-8")


def run(module: Any, vectors: dict[str, Any]) -> dict[str, Any]:
    return {
        "bodies": [run_body(module, vector, vectors["nowMs"]) for vector in vectors["bodies"]],
        "translations": [translate(module, vector) for vector in vectors["translations"]],
        "lookups": [[tag, module.find_locale(tag)] for tag, _ in vectors["lookups"]],
        "growth": [
            best_time(module, to_text(long)) / best_time(module, to_text(short))
            for long, short in vectors["pairs"]
        ],
    }


def best_time(module: Any, text: str) -> float:
    times = []
    for _ in range(7):
        start = time.process_time()
        module.to_outcome(text)
        times.append(time.process_time() - start)
    return min(times)


def to_text(body: str | list[Any]) -> str:
    return body if isinstance(body, str) else "".join(text * count for text, count in body)


def run_body(module: Any, vector: dict[str, Any], now_ms: int) -> dict[str, Any]:
    text = to_text(vector["body"])
    outcome = module.to_outcome(
        text, vector.get("status"), vector.get("headers"), received_at_ms=now_ms
    )
    result: dict[str, Any] = {"expected": describe(outcome, vector, now_ms)}
    if "decoded" in vector:
        error = module.decode(json.loads(text), http_status=vector.get("status"))
        result["decoded"] = None if error is None else int(error.code)
    return result


def describe(outcome: Any, vector: dict[str, Any], now_ms: int) -> dict[str, Any]:
    result: dict[str, Any] = {"kind": outcome.kind}
    if outcome.error is not None:
        result["error"] = describe_error(outcome.error, vector, now_ms)
    if outcome.items is not None:
        result["items"] = [describe(item, vector, now_ms) for item in outcome.items]
    return result


def describe_error(error: Any, vector: dict[str, Any], now_ms: int) -> dict[str, Any]:
    # A copy has every field, also one that another process gets.
    error = pickle.loads(pickle.dumps(copy.copy(error)))
    advice = error.advice(
        vector.get("method", "POST"), idempotent=vector.get("idempotent", False), now_ms=now_ms
    )
    return {
        "code": int(error.code),
        "reason": error.reason,
        "messageId": error.message_id,
        "params": {name: describe_param(value) for name, value in error.params.items()},
        "message": str(error),
        "msg": error.msg,
        "httpStatus": error.http_status,
        "data": to_json(error.data),
        "advice": {
            "retry": advice.retry,
            "executed": advice.executed,
            "after": None if advice.after is None else round(advice.after * 1000),
            "safeToRepeat": advice.safe_to_repeat,
            "category": advice.category,
            "why": advice.why,
        },
    }


def describe_param(value: str | float) -> dict[str, str]:
    """Numbers as ECMAScript writes them, by rules that are independent of the module."""
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, int):
        return {"number": str(value)}
    special = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
    text = repr(value)
    if text in special:
        return {"number": special[text]}
    if 1e-6 <= abs(value) < 1e21:
        return {
            "number": f"{value:.20f}".rstrip("0").rstrip(".")
            if "e" in text
            else text.removesuffix(".0")
        }
    mantissa, exponent = text.split("e")
    return {"number": f"{mantissa.removesuffix('.0')}e{int(exponent):+d}"}


def to_json(value: Any) -> Any:
    """JSON has no infinite numbers; ECMAScript writes null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {name: to_json(field) for name, field in value.items()}
    return [to_json(item) for item in value] if isinstance(value, list) else value


def translate(module: Any, vector: dict[str, Any]) -> dict[str, Any]:
    error = module.to_outcome(to_text(vector["body"]), vector.get("status")).error
    texts = {locale: error.translate(locale) for locale in vector["texts"]}
    return {
        "texts": {
            locale: [one.text, one.locale, one.dir, one.detail] for locale, one in texts.items()
        }
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
