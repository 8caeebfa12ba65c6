"""Reads the payload shape of the contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from .contract import (
    _CODE_PATHS,
    _HAS_ITEMS,
    _ITEM_CODE_PATHS,
    _ITEM_LISTS,
    _ITEM_MSG_PATHS,
    _MSG_PATHS,
)
from .payload import _create_payload, _ErrorBody, _is_success_code, _Payload, _to_code

_Paths: TypeAlias = tuple[tuple[str, ...], ...]


class _Found(NamedTuple):
    path: tuple[str, ...]
    #: The object that contains the value.
    holder: Mapping[str, object]
    value: object


def _find_field(body: object, paths: _Paths, accepts: Callable[[object], bool]) -> _Found | None:
    """Return the first field, in the order of the paths, whose value is acceptable."""
    for path in paths:
        holder: Mapping[str, object] = {}
        value = body
        for name in path:
            holder = _to_fields(value)
            value = holder.get(name)
        if accepts(value):
            return _Found(path, holder, value)
    return None


def _to_fields(value: object) -> Mapping[str, object]:
    if isinstance(value, list):
        return {str(index): item for index, item in enumerate(value)}
    return value if isinstance(value, dict) else {}


def _is_code(value: object) -> bool:
    return _to_code(value) is not None


def _is_string(value: object) -> bool:
    return isinstance(value, str)


def _parse_at(value: object, code_paths: _Paths, msg_paths: _Paths) -> _Payload | None:
    found = _find_field(value, code_paths, _is_code)
    code = _to_code(found.value) if found else None
    if found is None or code is None or _is_success_code(code):
        return None
    text = _find_field(value, msg_paths, _is_string)
    taken = {found.path[-1]}
    if text is not None and text.path[:-1] == found.path[:-1]:
        taken.add(text.path[-1])
    rest = {key: field for key, field in found.holder.items() if key not in taken}
    return _create_payload(code, "" if text is None else str(text.value), rest)


def _text_at(value: object, paths: _Paths) -> str | None:
    text = _find_field(value, paths, _is_string)
    return str(text.value) or None if text else None


def _parse_payload(value: object, http_status: int) -> _Payload | None:
    """Parse a value that is itself a payload."""
    return _parse_at(value, _CODE_PATHS, _MSG_PATHS)


def _parse_error_body(value: object, http_status: int) -> _ErrorBody | None:
    """Parse the error in a whole body. Return `None` for a success or a batch with successes."""
    payload = _parse_payload(value, http_status)
    is_failed = http_status >= 400
    items = _find_items(value) if _HAS_ITEMS else None
    failures = [failure for failure in map(_parse_item, items or []) if failure is not None]
    kept = items if failures else None
    if (
        kept is not None
        and len(kept) == 1
        and not isinstance(value, list)
        and not _is_success(value)
    ):
        # The error of the single item is the error of the whole batch.
        return replace(failures[0], items=kept)
    if kept is not None and not is_failed and (payload is None or len(failures) < len(kept)):
        return None
    if payload is not None:
        return _ErrorBody(payload, items=kept)
    return _ErrorBody(msg=_text_at(value, _MSG_PATHS), items=kept) if is_failed else None


def _parse_item(value: object) -> _ErrorBody | None:
    """Parse the error in an item of a batch."""
    payload = _parse_at(value, _ITEM_CODE_PATHS, _ITEM_MSG_PATHS)
    if payload is not None:
        return _ErrorBody(payload)
    has_code = _find_field(value, _ITEM_CODE_PATHS, _is_code) is not None
    msg = None if has_code else _text_at(value, _ITEM_MSG_PATHS)
    return None if msg is None else _ErrorBody(msg=msg)


def _find_items(value: object) -> list[object] | None:
    """Return the items of a batch: the body if it is a list, else the list at a path."""
    if isinstance(value, list):
        return value
    found = _find_field(value, _ITEM_LISTS, lambda items: isinstance(items, list))
    return found.value if found and isinstance(found.value, list) else None


def _is_success(value: object) -> bool:
    """Test whether the top level of a body has a sign of success."""
    found = _find_field(value, _CODE_PATHS, _is_code)
    return found is not None and _is_success_code(found.value)
