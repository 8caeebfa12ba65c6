"""Reads payloads and whole bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from .advice import _now_ms
from .default_shape import (
    _find_items,
    _is_success,
    _parse_error_body,
    _parse_item,
    _parse_payload,
)
from .describe import _describe, _describe_body, _read_error_json
from .errors import ApiError, Error, ResponseError
from .model import ResponseInfo
from .payload import _ErrorBody
from .response import _Headers, _parse_json, _to_response_info
from .text import _truncate

Kind: TypeAlias = Literal["api-error", "response-error", "batch", "success", "unrecognized"]

_RESPONSE_TEXT_LIMIT = 1024  # UTF-16 units

_ERROR_FIELD = re.compile(
    r"err(?:s|no|num)?|errors?|(?:err|error)[-_]?(?:code|no|msg|message)|ret[-_]?(?:code|no)",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The meaning of a body. `error` is set for the kinds `api-error` and `response-error`."""

    kind: Kind
    #: The parsed body; `None` if it is not JSON.
    value: object = None
    error: Error | None = None
    #: The items of a batch in their order, including successes.
    items: tuple[Outcome, ...] | None = None

    def raise_for_error(self) -> None:
        """Raise `error` if there is one. Ignores the items of a batch."""
        if self.error is not None:
            raise self.error


class _Context(NamedTuple):
    """The values that all steps of reading one body share."""

    info: ResponseInfo | None
    is_ok: bool
    received_at_ms: int


def decode(value: object, *, http_status: int | None = None) -> ApiError | None:
    """Return the error in parsed JSON, or `None` for a success and any other value. Never raises.
    """
    payload = _parse_payload(value, http_status or 0)
    info = None if http_status is None else ResponseInfo(http_status, _now_ms())
    return None if payload is None else _describe(payload, info)


def to_outcome(
    body: object,
    http_status: int | None = None,
    headers: _Headers | None = None,
    *,
    received_at_ms: int | None = None,
) -> Outcome:
    """Read a body, as text, bytes or parsed JSON. Never raises.

    `http_status` and `headers` are those of the response; omit them for another transport.
    """
    at_ms = _now_ms() if received_at_ms is None else received_at_ms
    info = None if http_status is None else _to_response_info(http_status, headers, at_ms)
    context = _Context(info, info is None or 200 <= info.http_status < 300, at_ms)
    if isinstance(body, (bytes, bytearray)):
        body = bytes(body).decode("utf-8", "replace")
    if isinstance(body, str):
        try:
            body = _parse_json(body.removeprefix("\ufeff"))
        except (ValueError, RecursionError):
            if info is not None and context.is_ok:
                return Outcome("success")
            return _create_outcome(_ErrorBody(), None, context)
    return _read_value(body, context)


def _read_value(value: object, context: _Context) -> Outcome:
    own = _read_error_json(value, context.info)
    if own is not None:
        return Outcome("api-error", value, own)
    error = _parse_error_body(value, context.info.http_status if context.info else 0)
    if error is None and not context.is_ok:
        error = _ErrorBody()
    if error is not None:
        return _create_outcome(error, value, context)
    items = _find_items(value) or []
    if any(_parse_item(item) is not None for item in items):
        return Outcome("batch", value, items=_read_items(items, context))
    is_odd = not _is_success(value) and _is_error_like(value)
    return Outcome("unrecognized" if is_odd else "success", value)


def _read_items(items: list[object], context: _Context) -> tuple[Outcome, ...]:
    failures = [(item, _parse_item(item)) for item in items]
    return tuple(
        Outcome("success", item) if failure is None else _create_outcome(failure, item, context)
        for item, failure in failures
    )


def _create_outcome(error: _ErrorBody, value: object, context: _Context) -> Outcome:
    info = context.info
    if context.is_ok and error.http_status is not None:
        # The status in a WebSocket frame or in an item of a batch is the real one.
        info = ResponseInfo(error.http_status, context.received_at_ms)
    items = None if error.items is None else _read_items(error.items, context)
    if error.payload is not None:
        return Outcome("api-error", value, _describe_body(error.payload, info), items)
    msg = _truncate(error.msg or "", _RESPONSE_TEXT_LIMIT)
    source = f"HTTP {info.http_status}" if info else "A body"
    message = msg or f"{source} without an error payload"
    return Outcome(
        "response-error", value, ResponseError(message, msg=msg, response_info=info), items
    )


def _is_error_like(value: object) -> bool:
    """Test whether the top level of a body without an error has a field that looks like an error.
    """
    if not isinstance(value, dict):
        return False
    return any(
        ((name == "code" or _ERROR_FIELD.fullmatch(str(name))) and not _is_empty(field))
        or (name == "status" and isinstance(field, str) and field.lower() == "error")
        for name, field in value.items()
    )


def _is_empty(field: object) -> bool:
    if isinstance(field, str):
        return re.fullmatch(r"0*|200", field) is not None
    return not field or (not isinstance(field, bool) and field == 200)
