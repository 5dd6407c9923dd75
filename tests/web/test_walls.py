"""Small requests of people nobody knows stop and fill nothing (security T8, T9, W4)."""

import asyncio
import errno
import logging
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from elternportal import routes
from elternportal.auth import bodies, sockets
from elternportal.auth.client_address import client_address, network_of
from elternportal.auth.cookies import cookie_name, token_from_cookies
from elternportal.auth.security import SecurityWall
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.settings import get_settings
from elternportal.web import health
from elternportal.web.failures import tell_failure

FORM = "/auth/form"


class Listener:
    """An app that reads what it is sent, and tells how much that was."""

    def __init__(self) -> None:
        self.forms = 0
        self.frames: list[Message] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._listen(receive, send)
            return
        body = await Request(scope, receive).body()
        self.forms += 1
        await Response(str(len(body)))(scope, receive, send)

    async def _listen(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            self.frames.append(message)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def client(listener: Listener) -> TestClient:
    return TestClient(SecurityWall(listener), headers={"origin": get_settings().origin})


@pytest.mark.parametrize("headers", [{"x": "y" * 17_000}, {"cookie": 'a="\\"' * 2_500}])
def test_T8_huge_headers_are_refused_before_anybody_reads_them(
    client: TestClient, listener: Listener, headers: dict[str, str]
) -> None:
    assert client.post(FORM, headers=headers).status_code == 431
    assert client.get("/", headers=headers).status_code == 431
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_event/", headers=headers):
        pass
    assert not listener.forms


def test_T8_headers_of_a_browser_pass(client: TestClient) -> None:
    headers = {"cookie": "a=" + "b" * 7_000, "user-agent": "c" * 500}
    assert client.post(FORM, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("header", "token"),
    [
        ("NAME=abc", "abc"),
        ("theme=dark; NAME=a-b_c", "a-b_c"),
        ("NAME2=x;NAME=abc ; y", "abc"),
        ('other="a;b"; NAME=abc', "abc"),
        ("", ""),
        ("NAME", ""),
        ("xNAME=abc", ""),
        ("\x00;=;;", ""),
    ],
)
def test_the_session_is_found_among_all_cookies(header: str, token: str) -> None:
    assert token_from_cookies(header.replace("NAME", cookie_name())) == token


@pytest.mark.parametrize(
    "frame", ["451-[]", "4512345-/_event,[]", "461-[]", b"\x04anything", b""], ids=repr
)
def test_T8_a_socket_that_announces_binary_parts_is_closed(
    client: TestClient, listener: Listener, frame: str | bytes
) -> None:
    with client.websocket_connect("/_event/") as connection:
        connection.send_text('42/_event,["event",{}]')
        if isinstance(frame, str):
            connection.send_text(frame)
        else:
            connection.send_bytes(frame)
        with pytest.raises(WebSocketDisconnect) as closed:
            connection.receive_text()
    assert closed.value.code == sockets.POLICY_VIOLATION
    assert len(listener.frames) == 1


def test_T8_an_address_holds_only_so_many_sockets_open(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "OPEN_SOCKETS_PER_ADDRESS", 2)
    with (
        client.websocket_connect("/_event/"),
        client.websocket_connect("/_event/"),
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_event/"),
    ):
        pass
    with client.websocket_connect("/_event/"), client.websocket_connect("/_event/"):
        pass


class Sender:
    """Sends a request without an end, and keeps the status of the answer."""

    def __init__(self, wall: SecurityWall, path: str = FORM) -> None:
        self._wall, self._path = wall, path
        self._parts = asyncio.Queue[Message]()
        self.status = 0

    async def run(self) -> int:
        headers = [(b"origin", get_settings().origin.encode())]
        scope = {
            "type": "http",
            "method": "POST",
            "path": self._path,
            "raw_path": self._path.encode(),
            "query_string": b"",
            "headers": headers,
            "client": ("192.0.2.7", 1),
        }
        self._parts.put_nowait({"type": "http.request", "body": b"a", "more_body": True})
        await self._wall(scope, self._parts.get, self._take)
        return self.status

    async def _take(self, message: Message) -> None:
        self.status = message.get("status", self.status)


async def test_T8_a_form_that_never_ends_is_given_up(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "FORM_SECONDS", 0.05)
    assert await Sender(SecurityWall(listener)).run() == 408
    assert not listener.forms


async def test_T8_an_upload_that_pauses_for_too_long_is_given_up(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "PART_SECONDS", 0.05)
    ended = asyncio.gather(
        Sender(SecurityWall(listener), routes.FILE_UPLOAD).run(), return_exceptions=True
    )
    await asyncio.wait_for(ended, 30)
    assert not listener.forms


async def test_T8_only_so_many_bodies_of_an_address_are_on_their_way(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "UNFINISHED_PER_ADDRESS", 3)
    wall = SecurityWall(listener)
    waiting = [asyncio.create_task(Sender(wall).run()) for _ in range(3)]
    await asyncio.sleep(0)
    assert await Sender(wall).run() == 429
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    monkeypatch.setattr(bodies, "FORM_SECONDS", 0.05)
    assert await Sender(wall).run() == 408


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::ffff", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_T8_attempts_are_counted_by_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_T9_a_line_of_the_clients_own_does_not_hide_the_proxys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ELTERNPORTAL_BASE_URL", "https://portal.example.org")
    monkeypatch.setenv("ELTERNPORTAL_TRUSTED_PROXY_HOPS", "1")
    get_settings.cache_clear()
    lines = [b"1.1.1.1", b"2.2.2.2, 3.3.3.3"]
    headers = [(b"x-forwarded-for", line) for line in lines]
    scope = {"type": "http", "headers": headers, "client": ("127.0.0.1", 1)}
    found = client_address(HTTPConnection(scope))
    get_settings.cache_clear()
    assert found == "3.3.3.3"


def test_W4_a_route_that_fails_leaves_its_cause_in_the_log_and_a_sentence(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_request: Request) -> Response:
        raise ZeroDivisionError("the name of a child")

    app = Starlette(routes=[Route("/x/{key}", fail)], exception_handlers={Exception: tell_failure})
    with caplog.at_level(logging.ERROR, logger="elternportal"):
        answer = TestClient(app, raise_server_exceptions=False).get("/x/secret")
    assert (answer.status_code, answer.text) == (500, t(PortalError().text_key, "de"))
    record = next(record for record in caplog.records if "a request failed" in record.message)
    assert "/x/{key}" in record.message
    assert "secret" not in record.message
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError


def test_a_full_disk_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    health.check_disk(tmp_path)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        health.check_disk(tmp_path)
