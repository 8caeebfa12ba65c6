"""Parses the text of responses, and collects the facts that errors keep of their headers."""

from __future__ import annotations

import datetime
import email.utils
import json
import re
from collections.abc import Iterable
from typing import Protocol

from .model import ResponseInfo
from .payload import _to_integer
from .text import _MAX_SAFE_INTEGER

_MAX_TIME_MS = 8_640_000_000_000_000


class _Headers(Protocol):
    """The headers of a response, as any HTTP client returns them."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Return the names and values of the headers."""
        ...


def _parse_json(text: str) -> object:
    value: object = json.loads(text, parse_int=_parse_int, parse_constant=_reject_constant)
    return value


def _parse_int(digits: str) -> int | str:
    """Convert an integer beyond 2**53 into the text of its digits."""
    number = int(digits) if len(digits) <= 17 else _MAX_SAFE_INTEGER + 1
    return number if abs(number) <= _MAX_SAFE_INTEGER else digits


def _reject_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _read_response_info(value: object) -> ResponseInfo | None:
    fields = value if isinstance(value, dict) else {}

    def read(name: str, least: int, most: int) -> int | None:
        number = _to_integer(fields.get(name))
        return number if number is not None and least <= number <= most else None

    http_status, received_at_ms = read("httpStatus", 100, 599), read("receivedAt", 0, _MAX_TIME_MS)
    if http_status is None or received_at_ms is None:
        return None
    retry_after_ms, date_ms = read("retryAfter", 0, _MAX_TIME_MS), read("date", 0, _MAX_TIME_MS)
    return ResponseInfo(http_status, received_at_ms, retry_after_ms, date_ms)


def _to_response_info(
    http_status: int, headers: _Headers | None, received_at_ms: int
) -> ResponseInfo:
    fields = {name.lower(): value for name, value in headers.items()} if headers is not None else {}
    date_ms = _parse_date_ms(fields.get("date"))
    text = fields.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return ResponseInfo(http_status, received_at_ms, int(text) * 1000, date_ms)
    until_ms = _parse_date_ms(text)
    now_ms = received_at_ms if date_ms is None else date_ms
    wait_ms = None if until_ms is None else max(0, until_ms - now_ms)
    return ResponseInfo(http_status, received_at_ms, wait_ms, date_ms)


def _parse_date_ms(text: str | None) -> int | None:
    try:
        date = email.utils.parsedate_to_datetime(text or "")
        date = date if date.tzinfo else date.replace(tzinfo=datetime.UTC)
        return max(0, int(date.timestamp()) * 1000)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
