"""Codes, payloads and their remaining fields."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .contract import _SUCCESS_CODES, DEFINITIONS
from .model import Definition
from .text import _MAX_SAFE_INTEGER, _TEXT_LIMIT, _format_number, _truncate, _units

_BY_CODE: dict[int, Definition] = {definition.code: definition for definition in DEFINITIONS}

_DECIMAL = re.compile(r"-?[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class _Payload:
    code: int
    msg: str
    data: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class _ErrorBody:
    """The error in a body: a payload, or a text without a code."""

    payload: _Payload | None = None
    msg: str | None = None
    #: The HTTP status that the body itself contains.
    http_status: int | None = None
    #: The items of a batch that failed as a whole.
    items: list[object] | None = None


def _to_integer(value: object) -> int | None:
    """Convert a number that is a safe integer. In JSON, 1 and 1.0 are the same number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and abs(value) <= _MAX_SAFE_INTEGER else None


def _to_code(value: object) -> int | None:
    if isinstance(value, str):
        return int(value) if _DECIMAL.fullmatch(value) else None
    return _to_integer(value)


def _is_success_code(value: object) -> bool:
    return _to_code(value) in _SUCCESS_CODES


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _create_payload(code: int, msg: str, rest: Mapping[str, object]) -> _Payload:
    return _Payload(code, _truncate(msg, _TEXT_LIMIT), _limit_data(rest) if rest else None)


def _limit_data(rest: Mapping[str, object]) -> dict[str, object]:
    """Keep scalars, and nested fields with short JSON."""
    data: dict[str, object] = {}
    for name, value in rest.items():
        if isinstance(value, str):
            data[name] = _truncate(value, _TEXT_LIMIT)
        elif _is_short(value):
            data[name] = value
    return data


def _is_short(value: object) -> bool:
    """Test whether the JSON of a value has at most 4096 UTF-16 units. Not recursive."""
    length = 0
    stack: list[object] = [value]
    while stack and length <= _TEXT_LIMIT:
        item = stack.pop()
        if isinstance(item, str):
            length += _json_units(item)
        elif item is None or isinstance(item, bool):
            length += 5 if item is False else 4
        elif isinstance(item, (int, float)):
            length += len(_format_number(item))
        elif isinstance(item, list):
            length += 2 + max(0, len(item) - 1)
            if length <= _TEXT_LIMIT:
                stack.extend(item)
        elif isinstance(item, dict):
            length += 2 + max(0, 2 * len(item) - 1)
            if length <= _TEXT_LIMIT:
                length += sum(_json_units(str(name)) for name in item)
                stack.extend(item.values())
        else:
            return False
    return length <= _TEXT_LIMIT


def _json_units(text: str) -> int:
    if len(text) > _TEXT_LIMIT:
        return len(text)
    escaped = json.dumps(text, ensure_ascii=False)
    # A lone surrogate is written as an escape of six characters.
    return _units(escaped) + 5 * sum("\ud800" <= char <= "\udfff" for char in escaped)
