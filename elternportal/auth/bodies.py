"""How much a request's body may be, how long it may take, and how many may be on their way (T8).

Each body that never ends holds a connection, and there are only so many.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Message, Receive

MAX_FORM_BYTES = 64 * 1024
# A form is there within a second even on a phone at the edge of its network.
FORM_SECONDS = 20
PART_SECONDS = 20  # until the next part of an upload
# A school of 1,500 families behind one router may sign in within a minute: each form takes some
# milliseconds to arrive, so even then few are on their way at once.
UNFINISHED_PER_ADDRESS = 200
GONE: Message = {"type": "http.disconnect"}


class FormTooLarge(Exception):
    """More came than a form can have."""


class FormTooSlow(Exception):
    """The rest did not come in time."""


class Bodies:
    """The bodies that are on their way to this process."""

    def __init__(self) -> None:
        self._unfinished: Counter[str] = Counter()

    def is_full(self, address: str) -> bool:
        """Whether as many of this address are on their way as may be."""
        return self._unfinished[address] >= UNFINISHED_PER_ADDRESS

    @contextmanager
    def counted(self, address: str) -> Iterator[None]:
        """One more is on its way for as long as the block runs."""
        self._unfinished[address] += 1
        try:
            yield
        finally:
            self._unfinished[address] -= 1
            if not self._unfinished[address]:
                del self._unfinished[address]


async def read_form(receive: Receive) -> bytes | None:
    """A form's whole body; None if its sender has gone.

    Raises:
        FormTooLarge, FormTooSlow
    """
    body = bytearray()
    try:
        async with asyncio.timeout(FORM_SECONDS):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    return None
                body += message.get("body", b"")
                if len(body) > MAX_FORM_BYTES:
                    raise FormTooLarge()
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError as error:
        raise FormTooSlow() from error


def without_pauses(receive: Receive) -> Receive:
    """Like ``receive``, but a sender that pauses for too long counts as gone.

    Only while the body comes: who waits for the answer may do so for as long as that takes.
    """
    is_whole = False

    async def receive_in_time() -> Message:
        nonlocal is_whole
        if is_whole:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), PART_SECONDS)
        except TimeoutError:
            return GONE
        is_whole = not message.get("more_body", False)
        return message

    return receive_in_time


def already_read(body: bytes, receive: Receive) -> Receive:
    """Gives a body that has been read, and then whatever else comes."""
    is_given = False

    async def receive_whole() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_whole
