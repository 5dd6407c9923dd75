"""The body of an upload, counted while it arrives (security W3)."""

from starlette.requests import Request
from starlette.types import Message

from elternportal.errors import InvalidInput
from elternportal.settings import MEGABYTE

MAX_SWALLOWED_BYTES = 500 * MEGABYTE


class BodyTooLarge(InvalidInput):
    """A request is larger than any of its kind can rightly be."""

    key = "files-error-body-too-large"


class CappedBody:
    """Counts what arrives: a length that is claimed, or none at all, proves nothing."""

    def __init__(self, request: Request, limit: int) -> None:
        """``limit`` is in bytes."""
        self._request = request
        self._limit = limit
        self._size = 0
        self._is_at_end = False

    def check_claim(self) -> None:
        """Refuse a body that says itself that it is too large.

        Raises:
            BodyTooLarge
        """
        length = self._request.headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._limit:
            raise BodyTooLarge()

    async def receive(self) -> Message:
        """The next part of the body.

        Raises:
            BodyTooLarge: more has come than may.
        """
        message = await self._next()
        if self._size > self._limit:
            raise BodyTooLarge()
        return message

    async def swallow(self) -> None:
        """Let the rest pass unkept.

        A browser that is still sending does not read an answer; it would say that the connection
        broke instead of showing our sentence.
        """
        while not self._is_at_end and self._size < MAX_SWALLOWED_BYTES:
            await self._next()

    async def _next(self) -> Message:
        message = await self._request.receive()
        self._size += len(message.get("body", b""))
        self._is_at_end = not message.get("more_body", False)
        return message
