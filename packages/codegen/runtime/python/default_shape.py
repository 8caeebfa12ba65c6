"""The default payload shape: `{"code": ..., "msg": ...}` and the other forms in the specification.
"""

from __future__ import annotations

from collections.abc import Mapping

from .payload import (
    _BY_CODE,
    _create_payload,
    _ErrorBody,
    _is_success_code,
    _is_text,
    _Payload,
    _to_code,
    _to_integer,
)

_ITEM_TEXTS = ("errorMsg", "errorMessage", "errMsg")
_ITEM_CODES = ("errorCode", "errCode")


def _parse_payload(value: object, http_status: int) -> _Payload | None:
    """Parse a value that is itself a payload."""
    if not isinstance(value, dict):
        return None
    code = _to_code(value.get("code"))
    if code is None or _is_success_code(code) or "$errlex" in value:
        return None
    msg = value.get("msg")
    name: str | None = "msg" if isinstance(msg, str) else None
    if "msg" not in value:
        name = _alternative_text(value, code, http_status)
    if name is None and code > 0:
        return None
    rest = {key: field for key, field in value.items() if key not in ("code", "msg", name)}
    return _create_payload(code, "" if name is None else value[name], rest)


def _alternative_text(value: Mapping[str, object], code: int, http_status: int) -> str | None:
    """Return the name of the field that holds the text of a payload without `msg`."""
    is_number = not isinstance(value["code"], str)
    is_likely = code in _BY_CODE or (is_number and (code < 0 or http_status >= 400))
    if not is_likely or isinstance(value.get("stack"), str):
        return None
    if isinstance(value.get("message"), str):
        return "message"
    status = value.get("status")
    is_problem = (isinstance(value.get("type"), str) and isinstance(value.get("title"), str)) or (
        isinstance(status, (int, float)) and not isinstance(status, bool)
    )
    return "detail" if is_problem and isinstance(value.get("detail"), str) else None


def _parse_error_body(value: object, http_status: int) -> _ErrorBody | None:
    """Parse the error at the top level of a body. The first rule that matches decides."""
    if not isinstance(value, dict):
        return None
    is_failed = http_status >= 400
    payload = _parse_payload(value, http_status)
    is_done = value.get("success") is True and not is_failed
    if payload is not None and not (is_done and payload.code not in _BY_CODE):
        return _ErrorBody(payload)
    if is_done:
        return None
    status = _to_integer(value.get("status"))
    own_status = status if status is not None and 400 <= status < 600 else None
    nested = _parse_payload(value.get("error"), http_status or own_status or 0)
    if nested is not None:
        return _ErrorBody(nested, http_status=own_status)
    item = _parse_item_fields(value)
    if item is not None:
        return item
    text = next(
        (text for text in map(value.get, ("msg", "message", "error")) if _is_text(text)), None
    )
    is_zero = _is_success_code(value.get("code")) and not is_failed
    if value.get("success") is False or (value.get("result") is False and not is_zero):
        return _ErrorBody(msg=text)
    if own_status is not None and _is_text(value.get("error")):
        return _ErrorBody(msg=text, http_status=own_status)
    return _ErrorBody(msg=text) if is_failed else None


def _parse_item_fields(value: Mapping[str, object]) -> _ErrorBody | None:
    msg = next((str(text) for text in map(value.get, _ITEM_TEXTS) if _is_text(text)), None)
    raw_code = next(
        (code for code in map(value.get, _ITEM_CODES) if code is not None and code != ""), None
    )
    code = _to_code(raw_code)
    if _is_success_code(code):
        return None
    if code is not None and (msg is not None or code < 0):
        rest = {
            key: field for key, field in value.items() if key not in (*_ITEM_TEXTS, *_ITEM_CODES)
        }
        return _ErrorBody(_create_payload(code, msg or "", rest))
    if msg is None and _is_text(raw_code):
        msg = str(raw_code)
    return None if msg is None else _ErrorBody(msg=msg)


def _parse_item(value: object) -> _ErrorBody | None:
    """Parse the error in an item of a batch."""
    if not isinstance(value, dict):
        return None
    error = value.get("error")
    return _parse_error_body(value, 0) or (_ErrorBody(msg=error) if _is_text(error) else None)


def _find_items(value: object) -> list[object] | None:
    """Return the items of a batch: a list, the list in `data`, or all lists in the body and `data`.
    """
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    data = value.get("data")
    if isinstance(data, list):
        return data
    holders = [value, data] if isinstance(data, dict) else [value]
    lists = [field for holder in holders for field in holder.values() if isinstance(field, list)]
    return [item for items in lists for item in items]


def _is_success(value: object) -> bool:
    """Test whether the top level of a body has a sign of success."""
    if not isinstance(value, dict):
        return False
    has_success_code = any(_is_success_code(value.get(name)) for name in ("code", *_ITEM_CODES))
    return has_success_code or value.get("success") is True or value.get("result") is True
