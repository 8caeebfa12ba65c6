"""An example of the part that `generate` writes for a contract. Generated modules replace it."""

from __future__ import annotations

import enum

from .model import Definition, Message, TextRule

DOMAIN = "example"


class ErrorCode(enum.IntEnum):
    """The codes of the API."""

    UNKNOWN_ERROR = -1000


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        code=ErrorCode.UNKNOWN_ERROR,
        reason="UNKNOWN_ERROR",
        messages=(Message("UNKNOWN_ERROR", ("An unknown error occurred.",)),),
    ),
)

_TEXT_RULES: tuple[TextRule, ...] = ()
_SUCCESS_CODES = frozenset({0, 200})
_CODE_PATHS: tuple[tuple[str, ...], ...] = (("code",),)
_MSG_PATHS: tuple[tuple[str, ...], ...] = (("msg",),)
_ITEM_LISTS: tuple[tuple[str, ...], ...] = ()
_ITEM_CODE_PATHS: tuple[tuple[str, ...], ...] = (("code",),)
_ITEM_MSG_PATHS: tuple[tuple[str, ...], ...] = (("msg",),)
_HAS_ITEMS = False
_LOCALES: tuple[str, ...] = ()
_LOCALE_ALIASES: dict[str, str] = {}
_LOCALE_FOLDER = "example_locales"
