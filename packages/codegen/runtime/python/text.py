"""Counts texts and writes numbers as ECMAScript does."""

from __future__ import annotations

import math
import re

from .model import Message, Param

_PARAM_LIMIT = 256  # UTF-16 units
_TEXT_LIMIT = 4096  # UTF-16 units
_MAX_SAFE_INTEGER = 2**53 - 1

_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?(?:e[+-][0-9]+)?|Infinity)|NaN")


def _units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _truncate(text: str, limit: int) -> str:
    """Return at most the first `limit` UTF-16 units, without half of a surrogate pair."""
    if len(text) <= limit // 2 or _units(text) <= limit:
        return text
    head = text[:limit].encode("utf-16-le", "surrogatepass")[: 2 * limit]
    if 0xD8 <= head[-1] <= 0xDB:
        head = head[:-2]
    return head.decode("utf-16-le", "surrogatepass")


def _match_message(message: Message, text: str) -> dict[str, Param] | None:
    """Return the params in a text, or `None` if it does not match the message. Takes linear time.
    """
    parts: list[str] = []
    start, last = 0, len(message.literals) - 1
    for index, literal in enumerate(message.literals):
        if index == 0:
            end = 0
        else:
            end = len(text) - len(literal) if index == last else text.find(literal, start)
        if (
            end < start
            or not text.startswith(literal, end)
            or _units(text[start:end]) > _PARAM_LIMIT
        ):
            return None
        if index > 0:
            parts.append(text[start:end])
        start = end + len(literal)
    return _coerce_params(message, parts) if start == len(text) else None


def _coerce_params(message: Message, parts: list[str]) -> dict[str, Param] | None:
    """Return the params by name, or `None` if a number is not written as ECMAScript writes it."""
    params: dict[str, Param] = {}
    for name, kind, part in zip(message.names, message.kinds, parts, strict=True):
        value = part if kind == "s" else _parse_number(part)
        if value is None:
            return None
        params[name] = value
    return params


def _parse_number(text: str) -> float | None:
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    if _format_number(number) != text:
        return None
    return int(number) if number.is_integer() and abs(number) <= _MAX_SAFE_INTEGER else number


def _format_number(value: float) -> str:
    """Write a number as ECMAScript's `Number::toString` does."""
    try:
        number = float(value)
    except OverflowError:
        return "Infinity" if value > 0 else "-Infinity"
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = whole + ("" if fraction == "0" else fraction)
    # The position of the decimal point, counted from the first digit that is not 0.
    point = len(whole) + int(exponent or 0) - (len(digits) - len(digits.lstrip("0")))
    digits = digits.strip("0")
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if count > 1 else ""
    return f"{sign}{digits[0]}{rest}e{'+' if point > 0 else '-'}{abs(point - 1)}"
