"""Advice about an error, by its code, then its text, then its status."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from .contract import _TEXT_RULES
from .model import Advice, Definition, Executed, ResponseInfo, Retry, TextRule

if TYPE_CHECKING:
    from .errors import Error

_UNIVERSAL_RULES = (
    TextRule("execution status unknown", executed="unknown"),
    TextRule("order state unknown", executed="unknown"),
    TextRule("send status unknown", executed="unknown"),
    TextRule("timestamp expired", http_status=(400, 401), retry="resync", executed="no"),
    TextRule("request has expired", http_status=(400, 401), retry="resync", executed="no"),
    TextRule("outside of the recvwindow", http_status=(400, 401), retry="resync", executed="no"),
    TextRule("check your timestamp", http_status=(400, 401), retry="resync", executed="no"),
)

#: Statuses that reject a request before it takes effect.
_REJECTED = frozenset(
    {
        400,
        401,
        402,
        403,
        405,
        406,
        407,
        411,
        *range(413, 419),
        421,
        422,
        425,
        426,
        428,
        429,
        431,
        451,
    }
)
#: Statuses of requests that a program can fix.
_FIXABLE = frozenset({400, 405, 406, *range(411, 418), 421, 422, 426, 428, 431})
#: Statuses of overload and temporary failures.
_PASSING = frozenset({408, 418, 425, 429, 500, 502, 503, 504, *range(520, 528), 530})

_RATE_LIMITS = (429, 418)
#: Default wait for each rate-limit status, in milliseconds. Used if the server names no time.
_DEFAULT_WAITS_MS = {418: 120_000, 429: 10_000}

_TIME = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_UNTIL = re.compile(r"\buntil\D{0,16}([0-9]{10}|[0-9]{13})(?![0-9])", re.ASCII | re.IGNORECASE)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _advise(error: Error, method: str | None, idempotent: bool, now_ms: int | None) -> Advice:
    status = _status_of(error)
    retry, executed, category, why = _classify(error, status)
    wait = (
        _wait_ms(error, status, _now_ms() if now_ms is None else now_ms)
        if retry == "backoff"
        else None
    )
    is_read = method is not None and method.upper() in ("GET", "HEAD", "OPTIONS")
    is_safe = executed == "no" or is_read or idempotent
    return Advice(retry, executed, is_safe, None if wait is None else wait / 1000, category, why)


def _received_status(error: Error) -> int:
    return error.response_info.http_status if error.response_info else 0


def _status_of(error: Error) -> int | None:
    """Return the status of the rate limit, the error response or the definition, in this order."""
    received, definition = _received_status(error), error.definition
    if definition is None and error.code in _RATE_LIMITS and received not in _RATE_LIMITS:
        return error.code
    if received >= 400:
        return received
    return definition.http_status if definition else None


def _classify(error: Error, status: int | None) -> tuple[Retry, Executed, str | None, str]:
    definition, received = error.definition, _received_status(error)
    by_code = _find_rules(error, status, _TEXT_RULES, error.code)
    by_text = _find_rules(error, status, (*_TEXT_RULES, *_UNIVERSAL_RULES), None)
    by_status = _classify_status(status, definition)
    is_generic = definition is not None and definition.generic
    specific = None if is_generic else definition
    is_client_error = is_generic and received >= 400 and status is not None and status < 500
    open_retry = (
        by_status[0] if is_client_error or definition is None else definition.retry or by_status[0]
    )
    open_executed = by_status[1] if definition is None else definition.executed or by_status[1]
    if is_client_error and by_status[1] == "no":
        open_executed = "no"
    retry = (
        next((rule.retry for rule in by_code if rule.retry), None)
        or (specific.retry if specific else None)
        or next((rule.retry for rule in by_text if rule.retry), None)
        or open_retry
    )
    executed = (
        next((rule.executed for rule in by_code if rule.executed), None)
        or (specific.executed if specific else None)
        or next((rule.executed for rule in by_text if rule.executed), None)
        or open_executed
    )
    known_category = definition.category if definition else None
    if received in _RATE_LIMITS or (definition is None and status in _RATE_LIMITS):
        category = "rate-limit" if known_category is None else known_category
        return "backoff", executed, category, f"Based on HTTP status {status}."
    is_open = specific is None or specific.retry is None or specific.executed is None
    rules = [*by_code, *by_text] if is_open else by_code
    category_of_rule = next((rule.category for rule in rules if rule.category is not None), None)
    category_or_none = known_category if category_of_rule is None else category_of_rule
    return retry, executed, category_or_none, _explain(error, status, rules, is_client_error)


def _classify_status(status: int | None, definition: Definition | None) -> tuple[Retry, Executed]:
    is_fixable = definition is not None and definition.retry == "fix-request" and status in _FIXABLE
    retry: Retry = "backoff" if status in _PASSING else "fix-request" if is_fixable else "never"
    executed: Literal["no", "unknown"] = "no" if status in _REJECTED else "unknown"
    return retry, executed


def _explain(
    error: Error, status: int | None, rules: Sequence[TextRule], is_client_error: bool
) -> str:
    if rules:
        return f'Based on the text: it contains "{rules[0].text}".'
    definition = error.definition
    if definition and (definition.retry or definition.executed) and not is_client_error:
        return f"Based on code {error.code}."
    return "No known code, text or status." if status is None else f"Based on HTTP status {status}."


def _find_rules(
    error: Error, status: int | None, rules: Sequence[TextRule], code: int | None
) -> list[TextRule]:
    """List the rules that apply to an error: for `code`, or without a code if it is `None`."""
    text = (error.msg or error.message).lower()
    return [
        rule
        for rule in rules
        if rule.code == code
        and (rule.http_status is None or status in rule.http_status)
        and rule.text.lower() in text
    ]


def _wait_ms(error: Error, status: int | None, now_ms: int) -> int | None:
    """Return the wait that the server names, else the default of the rate limit."""
    info, data = error.response_info, error.data or {}
    received_ms = info.received_at_ms if info else now_ms
    inner = data.get("data")
    named = [data.get("retryAfter"), inner.get("retryAfter") if isinstance(inner, dict) else None]
    until: object = None
    if status in _RATE_LIMITS and error.message_id is None:
        match = _UNTIL.search(error.msg)
        until = match[1] if match else None
    wait = info.retry_after_ms if info else None
    for value in (*named, error.params.get("until"), until):
        if wait is None:
            wait = _to_wait_ms(value, info, now_ms)
    if wait is None:
        wait = _DEFAULT_WAITS_MS.get(status or 0)
    return None if wait is None else max(0, received_ms + wait - now_ms)


def _to_wait_ms(value: object, info: ResponseInfo | None, now_ms: int) -> int | None:
    """Convert a time of unknown unit: seconds to wait, or seconds or milliseconds since 1970."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, str) and not _TIME.fullmatch(value):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    server_ms = (
        now_ms if info is None else info.received_at_ms if info.date_ms is None else info.date_ms
    )
    if 0 <= number < 1e6:
        return math.ceil(number * 1000)
    if 1e9 <= number <= 1e11:
        return max(0, math.ceil(number * 1000 - server_ms))
    return max(0, math.ceil(number - server_ms)) if 1e12 < number < 8.64e15 else None
