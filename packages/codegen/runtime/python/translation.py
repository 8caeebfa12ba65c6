"""Returns messages in the languages whose text files are beside the module."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from .contract import _LOCALE_ALIASES, _LOCALE_FOLDER, _LOCALES
from .model import Param, Translation
from .text import _format_number

if TYPE_CHECKING:
    from .errors import Error

_LOCALES_BY_TAG = {locale.lower(): locale for locale in _LOCALES}

_UNKNOWN_TEXT = "An unknown error occurred."

#: Matches control characters, line separators, and characters that change text direction.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PLACEHOLDER = re.compile(r"\{\{([A-Za-z0-9_]+)\}\}")
_CATEGORIES = {"z": "zero", "1": "one", "t": "two", "f": "few", "m": "many", "o": "other"}


class _Locale(NamedTuple):
    tag: str
    dir: Literal["ltr", "rtl"]
    #: The categories of whole numbers, of multiples of a million and of fractions, as letters.
    whole: str
    million: str
    fraction: str
    texts: Mapping[str, str]


def find_locale(tag: str) -> str | None:
    """Return the locale to use for a BCP 47 tag: the tag, its alias, or the tag without last parts.
    """
    parts = tag.replace("_", "-").lower().split("-", 8)
    while parts:
        shorter = "-".join(parts)
        found = _LOCALES_BY_TAG.get(shorter) or _LOCALE_ALIASES.get(shorter)
        if found is not None:
            return found
        parts.pop()
    return None


@functools.cache
def _load_locale(tag: str) -> _Locale | None:
    """Read the texts of one of `_LOCALES`, or `None` if their file is missing or damaged."""
    try:
        text = Path(__file__).with_name(_LOCALE_FOLDER).joinpath(f"{tag}.json").read_text("utf-8")
        data = json.loads(text)
        plural = data["plural"]
        return _Locale(
            tag, data["dir"], plural["whole"], plural["million"], plural["fraction"], data["texts"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _translate(error: Error, tag: str) -> Translation:
    found = find_locale(tag)
    locale = None if found is None else _load_locale(found)
    message = _to_plain_text(error.message)
    text = ""
    if locale is not None:
        if error.message_id is not None:
            exact = _render(locale, error.message_id, error.params)
            if exact:
                return Translation(exact, locale.tag, locale.dir)
        text = _render(locale, f"{error.reason}.unspecified", {}) or ""
        text = text or _render(locale, error.reason or "UNKNOWN_ERROR", {}) or ""
    if locale is None or not text:
        return Translation(message or _UNKNOWN_TEXT, "en", "ltr")
    return Translation(
        text, locale.tag, locale.dir, None if message in ("", error.reason) else message
    )


def _render(locale: _Locale, message_id: str, params: Mapping[str, Param]) -> str | None:
    text = locale.texts.get(message_id)
    if text is not None:
        return _fill_in(text, params, locale, False)
    count = next(_numbers(params.values()), None)
    if count is None:
        return None
    form = locale.texts.get(f"{message_id}_zero") if count == 0 else None
    if form is None:
        form = locale.texts.get(f"{message_id}_{_plural_category(locale, count)}")
    if form is None:
        form = locale.texts.get(f"{message_id}_other")
    # Isolate the number only if it is negative: a minus sign can reorder the sentence.
    return None if form is None else _fill_in(form, params, locale, count >= 0)


def _numbers(values: Iterable[Param]) -> Iterator[float]:
    return (value for value in values if not isinstance(value, str))


def _fill_in(
    text: str, params: Mapping[str, Param], locale: _Locale, bare_numbers: bool
) -> str | None:
    literals = _PLACEHOLDER.split(text)
    filled = literals[0]
    for name, literal in zip(literals[1::2], literals[2::2], strict=True):
        value = params.get(name)
        if value is None:
            return None
        is_text = isinstance(value, str)
        plain = _to_plain_text(value) if isinstance(value, str) else _format_number(value)
        if locale.dir == "ltr":
            is_isolated = is_text and _RIGHT_TO_LEFT.search(plain) is not None
        else:
            is_isolated = is_text or not bare_numbers
        filled += f"\u2068{plain}\u2069{literal}" if is_isolated else plain + literal
    return filled


def _to_plain_text(text: str) -> str:
    return _SURROGATE.sub("\ufffd", _STEERING.sub("", text))


def _plural_category(locale: _Locale, count: float) -> str:
    if not 0 <= count < float("inf"):
        return "other"
    whole, _, fraction = f"{count:.3f}".partition(".")
    fraction = fraction.rstrip("0")
    if fraction == "":
        number = int(whole)
        if number != 0 and number % 1_000_000 == 0:
            return _CATEGORIES[locale.million]
        return _CATEGORIES[locale.whole[number if number < 100 else 100 + number % 100]]
    if len(locale.fraction) == 3:
        return _CATEGORIES[locale.fraction[min(int(whole), 2)]]
    return _CATEGORIES[locale.fraction[int(fraction[-2:]) + (100 if len(fraction) == 2 else 0)]]
