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

    # Allows `case ApiError(ErrorCode.INVALID_SYMBOL)` in a `match` statement.
    __match_args__ = ("code",)

    #: The name of the API.
    domain: str = DOMAIN
    #: A member of `ErrorCode`, an `int` if the catalog does not hold the code, or 0 without a code.
    code: int
    #: The id of the documented message; `None` if the text is not documented.
    message_id: str | None
    #: The params of the message by name, in its order.
    params: Mapping[str, Param]
    #: English and stable: the result of `str(error)`. To show it to a person, use `translate`.
    message: str
    #: The received text; may be empty.
    msg: str
    #: The HTTP response; `None` if the body came over another transport.
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
        """Create an error without checks. `decode` and `to_outcome` create errors from responses.
        """
        # `args` holds only the message, so that exceptions can be pickled and copied.
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
        """The definition of the code; `None` if the catalog does not hold the code."""
        return _BY_CODE.get(self.code)

    @property
    def reason(self) -> str | None:
        """The name of the code; `None` if the catalog does not hold the code."""
        return self.definition.reason if self.definition else None

    @property
    def http_status(self) -> int | None:
        """The status of the HTTP response; `None` if the body came over another transport."""
        return self.response_info.http_status if self.response_info else None

    def advice(
        self, method: str | None = None, *, idempotent: bool = False, now_ms: int | None = None
    ) -> Advice:
        """Return advice. `method`: the HTTP method of the request, by default one that writes."""
        return _advise(self, method, idempotent, now_ms)

    def translate(self, locale: str) -> Translation:
        """Return the message in the language of a BCP 47 tag, else in English."""
        return _translate(self, locale)

    def __repr__(self) -> str:
        """Show code, reason and message, but no data of the request."""
        return f"<{type(self).__name__} {self.code} {self.reason}: {self.message!r}>"


class ApiError(Error):
    """An error with a code. Compare `code` or `reason`, never the text."""


class ResponseError(Error):
    """An error response without a code: a gateway's page, an empty body, a text without a code."""
