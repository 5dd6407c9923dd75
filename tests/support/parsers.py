"""Every parser that somebody outside reaches, in one table, with its size and its refusals.

``tests/security/test_worst_inputs.py`` gives each the worst there is, ``test_fuzzed_parsers.py``
beside it what nobody has thought of. Whoever adds a parser adds a line to :data:`PARSERS`.
"""

import asyncio
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engineio.packet import Packet as EnginePacket
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
from elternportal.files.inspection import check
from elternportal.files.refusals import FileRefused
from elternportal.imports import untis
from elternportal.imports.calendar_file import read_calendar
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.dated import Period
from elternportal.imports.findings import Report
from elternportal.imports.folder import NamedFile
from elternportal.mail.bounce_mails import Unreadable, read_bounce
from elternportal.server import SOCKET_MESSAGE_BYTES
from elternportal.state.arguments import LONGEST_TEXT, with_composed_texts
from elternportal.state.sockets import readable_event
from elternportal.texts import markdown
from elternportal.web.language import asked_language
from tests.support import uploads

SAMPLES = Path(__file__).parents[1] / "samples"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
ON_LOOP, AWAY = 0.05, 1.0  # seconds of the processor that one input may cost
FILE_BYTES = (
    50_000  # more may be sent; enough to tell what grows with the square from what does not
)
SCHOOL_YEAR = Period(date(2026, 9, 1), date(2027, 8, 31))


@dataclass(frozen=True, slots=True)
class Parser:
    """``read`` is given at most ``most_bytes`` and may raise ``refusals``, and nothing else.

    What is not read on the event loop, but on a thread or in a process of its own, may cost more:
    it keeps nobody else waiting. ``samples`` are good inputs, of which all others are made.
    """

    read: Callable[[bytes], object]
    most_bytes: int = MAX_FORM_BYTES
    refusals: tuple[type[Exception], ...] = (InvalidInput,)
    samples: tuple[bytes, ...] = (b"",)
    most_seconds: float = ON_LOOP


def _of_text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda content: read(content.decode("utf-8", "replace"))


def _form(content_type: str) -> Callable[[bytes], None]:
    async def read(body: bytes) -> None:
        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        headers = [(b"content-type", content_type.encode())]
        scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
        await Request(scope, receive).form()

    return lambda body: asyncio.run(read(body))


def _header(name: bytes) -> Callable[[bytes], None]:
    def read(value: bytes) -> None:
        scope = {"type": "http", "query_string": b"", "headers": [(name, value)]}
        headers_fit(scope)
        client_address(HTTPConnection(scope))
        text = value.decode("latin-1")
        token_from_cookies(text)
        browser_name(text)
        asked_language({"accept-language": text})

    return read


def _query(content: bytes) -> None:
    dict(HTTPConnection({"type": "http", "query_string": content, "headers": []}).query_params)


def _frame(content: bytes) -> None:
    """As the server's layers read it, one after the other."""
    inner = EnginePacket(encoded_packet=content.decode("utf-8", "replace")).data
    event = readable_event(Packet(encoded_packet=inner).data) if isinstance(inner, str) else None
    if event is not None:
        with_composed_texts(event["payload"])


def _words(text: str) -> None:
    mark(text[:2_000], words_of(text))


def _markdown(text: str) -> None:
    markdown.to_html.__wrapped__(text)  # not what it remembers


def _import(name: str) -> Callable[[bytes], object]:
    return lambda content: untis.parse([NamedFile.of(name, content)], (), ReadingChoices())


def _calendar(content: bytes) -> None:
    read_calendar(NamedFile.of("days.ics", content), SCHOOL_YEAR, Report())


def _zip_of(name: str, content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return archive.getvalue()


def _sample(path: str) -> bytes:
    return (SAMPLES / path).read_bytes()


# Of what our layers below read for us: forms, and the JSON of frames, however deep.
_FORM_REFUSALS = (MultiPartException, ValueError)
_FRAME_REFUSALS = (ValueError, RecursionError, KeyError, IndexError)

PARSERS: dict[str, Parser] = {
    "address": Parser(_of_text(parse_email), samples=(b"anna@amsel.example",)),
    "name": Parser(_of_text(parse_person_name), samples=("Jürgen Öz".encode(),)),
    "pin": Parser(_of_text(parse_pin), samples=(b"ABCD-EFGH-JKLM-NPQR",)),
    "password": Parser(_of_text(check_strength), samples=(b"der Igel trinkt Apfelschorle",)),
    "words to search": Parser(_of_text(_words), samples=(b"amsel 7b",)),
    "cookies": Parser(_header(b"cookie"), MAX_COOKIE_BYTES, samples=(b"session=x; language=de",)),
    "forwarded": Parser(_header(b"x-forwarded-for"), MAX_HEADER_BYTES, samples=(b"::1, 10.0.0.1",)),
    "languages": Parser(_header(b"accept-language"), MAX_HEADER_BYTES, samples=(b"de, en;q=0.8",)),
    "query": Parser(_query, MAX_HEADER_BYTES, samples=(b"abend=1&kind=2",)),
    "form": Parser(_form(FORM), refusals=_FORM_REFUSALS, samples=(b"a=1", b"a=1&b=%20&a=")),
    "multipart": Parser(
        _form(MULTIPART),
        refusals=_FORM_REFUSALS,
        samples=(b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',),
    ),
    "frame": Parser(
        _frame,
        SOCKET_MESSAGE_BYTES,
        refusals=_FRAME_REFUSALS,
        samples=(b'42/_event,["event",{"name":"a.b","payload":{"x":"y"}}]', b"42[", b"451-[]"),
    ),
    "log": Parser(_of_text(scrub), samples=(b"GET /termine/AbCdEfGhIjKlMnOpQrStUvWx.ics",)),
    # Only who may write to many writes it; ten thousand lines are a text like any other.
    "markdown": Parser(
        _of_text(_markdown),
        LONGEST_TEXT,
        samples=(b"# A\n\n* [b](https://c.example)\n\n|a|\n|-|",),
        most_seconds=0.3,
    ),
    "bounce": Parser(
        read_bounce,
        refusals=(Unreadable,),
        samples=(b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n\r\n--x--",),
        most_seconds=AWAY,
    ),
    "Untis list": Parser(
        _import("GPU002.TXT"),
        FILE_BYTES,
        samples=(_sample("untis-school/GPU002.TXT")[:2_000],),
        most_seconds=AWAY,
    ),
    "Untis XML": Parser(
        _import("untis.xml"),
        FILE_BYTES,
        samples=(_sample("untis-xml/enbrea_untis.xml"),),
        most_seconds=AWAY,
    ),
    "monitor page": Parser(
        _import("subst_001.htm"),
        FILE_BYTES,
        samples=(_sample("untis-html/test.htm"),),
        most_seconds=AWAY,
    ),
    "people list": Parser(
        _import("kinder.csv"),
        FILE_BYTES,
        samples=(b"Nachname;Vorname;Klasse\nAmsel;Ada;7b\n",),
        most_seconds=AWAY,
    ),
    "school administration": Parser(
        _import("export.zip"),
        FILE_BYTES,
        samples=(_sample("asv/small.zip"), _zip_of("a.xml", b"<a/>")),
        most_seconds=AWAY,
    ),
    "calendar": Parser(
        _calendar,
        FILE_BYTES,
        samples=(
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            b"DTSTART;VALUE=DATE:20261224\r\nSUMMARY:Ferien\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"
            b"END:VEVENT\r\nEND:VCALENDAR\r\n",
        ),
        most_seconds=AWAY,
    ),
    "uploaded file": Parser(
        lambda content: check("a file", content),
        FILE_BYTES,
        refusals=(FileRefused,),
        samples=(uploads.picture(), uploads.docx(), uploads.pdf()),
        most_seconds=AWAY,
    ),
}
