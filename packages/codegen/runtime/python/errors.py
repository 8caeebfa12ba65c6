"""The exceptions."""

from __future__ import annotations

from collections.abc import Mapping

from .advice import _advise
from .contract import DOMAIN
from .model import Advice, Definition, Param, ResponseInfo, Translation
from .payload import _BY_CODE
from .translation import _translate


class Error(Exception):
    """An error response of the API: the base of `ApiError` and `ResponseError`."""

    # For `case ApiError(ErrorCode.INVALID_SYMBOL)`.
    __match_args__ = ("code",)

    #: The name of the API.
    domain: str = DOMAIN
    #: A member of `ErrorCode`, or an `int` that the contract does not hold; 0 for no code.
    code: int
    #: Which documented message the text is; `None` if it is not documented.
    message_id: str | None
    #: The values of the placeholders of that message, in its order.
    params: Mapping[str, Param]
    #: English and stable: what `str(error)` returns. For a person, use `translate`.
    message: str
    #: The text as it came; may be empty.
    msg: str
    #: The HTTP response; `None` if the body came otherwise.
    response_info: ResponseInfo | None
    #: The remaining fields of the payload. Keep them out of logs.
    data: Mapping[str, object] | None

    def __init__(
        self,
        message: str,
        *,
        code: int = 0,
        message_id: str | None = None,
        params: Mapping[str, Param] | None = None,
        msg: str = "",
        response_info: ResponseInfo | None = None,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Take the fields as they are; `decode` and `to_outcome` read them from a response."""
        # `args` holds the message alone, so that exceptions can be pickled and copied.
        super().__init__(message)
        definition = _BY_CODE.get(code)
        self.code = definition.code if definition else code
        self.message_id = message_id
        self.params = dict(params or {})
        self.message = message
        self.msg = msg
        self.response_info = response_info
        self.data = data

    @property
    def definition(self) -> Definition | None:
        """The definition of the code; `None` if the contract does not hold it."""
        return _BY_CODE.get(self.code)

    @property
    def reason(self) -> str | None:
        """The name of the code; `None` if the contract does not hold it."""
        return self.definition.reason if self.definition else None

    @property
    def http_status(self) -> int | None:
        """The status of the HTTP response; `None` if the body came otherwise."""
        return self.response_info.http_status if self.response_info else None

    def advice(
        self, method: str | None = None, *, idempotent: bool = False, now_ms: int | None = None
    ) -> Advice:
        """Advise what to do next. `method`: the HTTP method of the request, default a write."""
        return _advise(self, method, idempotent, now_ms)

    def translate(self, locale: str) -> Translation:
        """Return the message in a language, a BCP 47 tag; in English if there are no texts."""
        return _translate(self, locale)

    def __repr__(self) -> str:
        """Name code, reason and message, but no data of the request."""
        return f"<{type(self).__name__} {self.code} {self.reason}: {self.message!r}>"


class ApiError(Error):
    """An error with a code. Compare `code` or `reason`, never the text."""


class ResponseError(Error):
    """An error response without a code: a page of a gateway, an empty body, a text."""
