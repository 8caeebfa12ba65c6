"""The plain data of a contract and of an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Retry: TypeAlias = Literal["never", "fix-request", "resync", "backoff"]
Executed: TypeAlias = Literal["no", "unknown"]

#: The value of a param: text for `%s`, a number for `%d` (an `int` if it is whole).
Param: TypeAlias = str | float


@dataclass(frozen=True, slots=True)
class Message:
    """A documented text, split at its placeholders."""

    id: str
    literals: tuple[str, ...]
    names: tuple[str, ...] = ()
    #: One letter for each name: `d` for a number, `s` for text.
    kinds: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A code of the API with its messages and advice."""

    code: int
    reason: str
    messages: tuple[Message, ...]
    section: str | None = None
    category: str | None = None
    http_status: int | None = None
    gateway_status: int | None = None
    retry: Retry | None = None
    executed: Executed | None = None
    generic: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True)
class TextRule:
    """Overrides the advice for errors whose text contains a phrase."""

    text: str
    code: int | None = None
    http_status: tuple[int, ...] | None = None
    category: str | None = None
    retry: Retry | None = None
    executed: Executed | None = None


@dataclass(frozen=True, slots=True)
class ResponseInfo:
    """The facts that an error keeps of its HTTP response. Times are in milliseconds."""

    http_status: int
    received_at_ms: int
    #: `Retry-After`, counted from `received_at_ms`.
    retry_after_ms: int | None = None
    #: The server's clock from the header `Date`, since 1970.
    date_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Recommends a program's reaction to an error."""

    retry: Retry
    #: Whether the operation took effect.
    executed: Executed
    #: Whether a repetition cannot execute the operation twice.
    safe_to_repeat: bool
    #: Seconds to wait from now. `None` unless `retry` is `backoff` and the time is known.
    after: float | None
    category: str | None
    #: An English sentence that names the basis of the advice.
    why: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A message for a person: `text` is in `locale` and has the direction `dir`."""

    text: str
    locale: str
    dir: Literal["ltr", "rtl"]
    #: The received text, if it is not documented and therefore cannot be translated.
    detail: str | None = None
