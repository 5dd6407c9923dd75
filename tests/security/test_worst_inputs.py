"""What anybody may send costs little: each parser's known worst inputs at the size that passes.

Measured is the processor's time, not the clock's, and the best of three: a busy machine and a
collection of garbage change nothing (security T8).
"""

import asyncio
import gc
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress

import pytest
from socketio.packet import Packet
from starlette.formparsers import MultiPartException
from starlette.requests import HTTPConnection, Request
from starlette.types import Message

from elternportal.auth.bodies import MAX_FORM_BYTES
from elternportal.auth.client_address import client_address
from elternportal.auth.cookies import token_from_cookies
from elternportal.auth.header_budget import MAX_COOKIE_BYTES, MAX_HEADER_BYTES, headers_fit
from elternportal.auth.log_scrubbing import scrub
from elternportal.auth.passwords import check_strength
from elternportal.auth.pins import parse_pin
from elternportal.domain.browser_name import browser_name
from elternportal.domain.email_address import parse_email
from elternportal.domain.names import parse_person_name
from elternportal.domain.search import mark, words_of
from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.mail.bounce_mails import Unreadable, read_bounce
from elternportal.server import SOCKET_MESSAGE_BYTES
from elternportal.state.sockets import readable_event

MOST_SECONDS = 0.05
MOST_BYTES_KEPT = 20 * 1024 * 1024
ROUNDS = 3
# By us, or by what reads forms and frames for us.
REFUSALS = (InvalidInput, Unreadable, MultiPartException, ValueError, RecursionError)


def filled(pattern: str, size: int = MAX_FORM_BYTES) -> str:
    """The pattern, again and again, in so many bytes of UTF-8."""
    return pattern * (size // len(pattern.encode()))


TEXTS = {
    "accents": "a" + filled("\u0315\u0300"),
    "at signs": filled("@"),
    "dots": "a@" + filled("b."),
    "quotes": filled('"'),
    "escaped quotes": filled('\\"'),
    "hidden signs": filled("\u200b\u00ad"),
    "spaces": filled(" "),
    "umlauts": "a@" + filled("ü"),
    "ligatures": filled("\ufdfa"),
    "jamo": filled("\u1100\u1161\u11a8"),
    "words": filled("ab "),
    "slashes": filled("a/"),
    "tokens": filled("a-"),
    "digits": filled("1"),
    "question marks": filled("/a?b "),
}
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"


def read_form(content_type: str, body: str) -> None:
    async def read() -> None:
        async def receive() -> Message:
            return {"type": "http.request", "body": body.encode(), "more_body": False}

        headers = [(b"content-type", content_type.encode())]
        scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
        await Request(scope, receive).form()

    asyncio.run(read())


def read_headers(name: bytes, text: str, size: int) -> None:
    value = text.encode()[:size]
    scope = {"type": "http", "query_string": b"", "headers": [(name, value)]}
    headers_fit(scope)
    client_address(HTTPConnection(scope))
    token_from_cookies(value.decode("latin-1"))
    browser_name(value.decode("latin-1"))


def read_frame(text: str) -> None:
    readable_event(Packet(encoded_packet=text[:SOCKET_MESSAGE_BYTES]).data)


def read_words(text: str) -> None:
    mark(text[:2_000], words_of(text))


READERS: dict[str, Callable[[str], object]] = {
    "address": parse_email,
    "name": parse_person_name,
    "pin": parse_pin,
    "password": check_strength,
    "words to search": read_words,
    "cookies": lambda text: read_headers(b"cookie", text, MAX_COOKIE_BYTES),
    "forwarded": lambda text: read_headers(b"x-forwarded-for", text, MAX_HEADER_BYTES),
    "form": lambda text: read_form(FORM, f"a={text}"),
    "many fields": lambda text: read_form(FORM, text.replace("a", "&")),
    "multipart": lambda text: read_form(MULTIPART, f"--x\r\n{text}"),
    "frame": lambda text: read_frame(f'2["event",{{"name":"{text}'),
    "deep frame": lambda text: read_frame("2" + "[" * len(text)),
    "log": scrub,
    "bounce": lambda text: read_bounce(text.encode()),
}


def cost(read: Callable[[str], object], text: str) -> float:
    """The least seconds of the processor that reading took; a refusal is as good."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.thread_time()
        with suppress(*REFUSALS):
            read(text)
        seconds.append(time.thread_time() - began)
    return min(seconds)


@pytest.mark.parametrize("reader", READERS)
def test_T8_no_worst_input_holds_the_event_loop(reader: str) -> None:
    costs = {kind: cost(READERS[reader], text) for kind, text in TEXTS.items()}
    assert {kind: value for kind, value in costs.items() if value > MOST_SECONDS} == {}


def test_T8_nothing_of_the_worst_inputs_is_kept() -> None:
    t("app-name", "de")  # catalogues are read when they are first asked for
    tracemalloc.start()
    try:
        for read in READERS.values():
            for text in TEXTS.values():
                cost(read, text)
        gc.collect()
        kept, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < MOST_BYTES_KEPT
