"""Converts payloads, and the JSON of errors, into exceptions."""

from __future__ import annotations

from .contract import DOMAIN
from .errors import ApiError
from .model import Message, Param, ResponseInfo
from .payload import _BY_CODE, _Payload, _to_code, _to_integer
from .response import _read_response_info
from .text import (
    _PARAM_LIMIT,
    _TEXT_LIMIT,
    _coerce_params,
    _format_number,
    _match_message,
    _truncate,
)


def _describe(payload: _Payload, info: ResponseInfo | None) -> ApiError:
    definition = _BY_CODE.get(payload.code)
    message_id, params = None, None
    for message in definition.messages if definition else ():
        params = _match_message(message, payload.msg)
        if params is not None:
            message_id = message.id
            break
    return ApiError(
        payload.msg or (definition.reason if definition else f"Error {payload.code}"),
        code=payload.code,
        message_id=message_id,
        params=params,
        msg=payload.msg,
        response_info=info,
        data=payload.data,
    )


def _describe_body(payload: _Payload, info: ResponseInfo | None) -> ApiError:
    """Describe the error in a body, also in problem details with a translated text."""
    error = _describe(payload, info)
    if error.message_id is None and payload.data is not None:
        messages = error.definition.messages if error.definition else ()
        named = _read_message(messages, payload.data.get("messageId"), payload.data.get("params"))
        if named is not None:
            error.message_id, error.params = named
    return error


def _read_message(
    messages: tuple[Message, ...], message_id: object, values: object
) -> tuple[str, dict[str, Param]] | None:
    """Read the message id and the params that are in fields beside a text."""
    message = next((one for one in messages if one.id == message_id), None)
    if message is None:
        return None
    parts: list[str] = []
    for name in message.names:
        value = values.get(name) if isinstance(values, dict) else None
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            return None
        parts.append(
            _truncate(value if isinstance(value, str) else _format_number(value), _PARAM_LIMIT)
        )
    params = _coerce_params(message, parts)
    return None if params is None else (message.id, params)


def _read_error_json(value: object, info: ResponseInfo | None) -> ApiError | None:
    """Read the JSON of an error, which errlex writes in the same form in every language."""
    if not isinstance(value, dict) or _to_integer(value.get("$errlex")) != 1:
        return None
    domain, text = value.get("domain"), value.get("message")
    msg = value.get("msg", text)
    code = _to_code(value.get("code"))
    is_other = isinstance(domain, str) and domain != DOMAIN
    if is_other or not code or (code > 0 and not isinstance(msg, str)):
        return None
    payload = _Payload(code, _truncate(msg, _TEXT_LIMIT) if isinstance(msg, str) else "", None)
    error = _describe(payload, info or _read_response_info(value.get("responseInfo")))
    english = _truncate(text, _TEXT_LIMIT) if isinstance(text, str) else ""
    messages = error.definition.messages if error.definition else ()
    named = _read_message(messages, value.get("messageId"), value.get("params"))
    if named is not None:
        error.message_id, error.params = named
    return ApiError(
        english or error.message,
        code=code,
        message_id=error.message_id,
        params=error.params,
        msg=error.msg,
        response_info=error.response_info,
    )
