"""Headers, origins and sizes at the outermost wall (security W2, T1, T9)."""

import contextlib
from collections.abc import Iterator

import httpx
import pytest
from limits import RateLimitItemPerHour
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from elternportal import routes
from elternportal.auth import sockets
from elternportal.auth.client_address import client_address
from elternportal.auth.security import SecurityWall
from elternportal.settings import get_settings

HASHES = {"": ["'sha256-AAAA'"], "page": ["'sha256-BBBB'"], "404": ["'sha256-CCCC'"]}
DOCUMENTS = ["/", "/page", "/missing", "/auth/form", "/_event/"]


async def page(_request: Request) -> Response:
    return HTMLResponse("<p>")


async def asset(_request: Request) -> Response:
    return Response("x", headers={"Cache-Control": "public, immutable"})


async def form(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def address(request: Request) -> Response:
    return PlainTextResponse(client_address(request))


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("in")
    await websocket.close()


class Echo:
    """A socket that answers each frame, and remembers the frames that reached it."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        websocket = WebSocket(scope, receive, send)
        await websocket.accept()
        async for frame in websocket.iter_text():
            self.heard.append(frame)
            await websocket.send_text(frame)
        await send({"type": "websocket.send", "text": "too late"})


def make_client() -> TestClient:
    mounted = [
        Route("/", page, methods=["GET", "POST", "DELETE"]),
        Route("/page", page),
        Route("/unknown", page),
        Route("/assets/a.js", asset),
        Route("/auth/form", form, methods=["POST"]),
        Route("/address", address),
        Route("/{path:path}", form, methods=["POST", "DELETE", "PUT"]),
        WebSocketRoute("/_event/", socket),
    ]
    return TestClient(SecurityWall(Starlette(routes=mounted), HASHES))


@pytest.fixture
def client() -> TestClient:
    return make_client()


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The portal on https behind one proxy."""
    monkeypatch.setenv("ELTERNPORTAL_BASE_URL", "https://portal.example.org")
    monkeypatch.setenv("ELTERNPORTAL_TRUSTED_PROXY_HOPS", "1")
    get_settings.cache_clear()
    yield make_client()
    get_settings.cache_clear()


def policy_of(answer: httpx.Response) -> dict[str, str]:
    header = answer.headers["content-security-policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.parametrize("path", [*DOCUMENTS, "/assets/a.js"])
def test_W2_no_answer_is_sniffed_or_used_by_other_sites(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize("path", DOCUMENTS)
def test_W2_every_document_carries_the_security_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-frame-options"] == "DENY"
    policy = policy_of(answer)
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["object-src"] == "'none'"
    assert policy["form-action"] == "'self'"


@pytest.mark.parametrize(
    ("path", "sources"),
    [
        ("/", "'self' 'sha256-AAAA'"),
        ("/page", "'self' 'sha256-BBBB'"),
        ("/unknown", "'self' 'sha256-CCCC'"),
        ("/auth/form", "'self'"),
    ],
)
def test_W2_a_page_may_run_its_own_inline_scripts_and_no_others(
    client: TestClient, path: str, sources: str
) -> None:
    assert policy_of(client.get(path))["script-src"] == sources


def test_W2_hsts_is_sent_on_https(proxied: TestClient) -> None:
    assert "max-age=31536000" in proxied.get("/").headers["strict-transport-security"]


def test_W2_pages_are_never_kept_but_assets_are(client: TestClient) -> None:
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/assets/a.js").headers["cache-control"] == "public, immutable"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "ORIGIN.evil.example"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_a_change_from_foreign_pages_is_refused(
    client: TestClient, headers: dict[str, str]
) -> None:
    headers = {
        name: value.replace("ORIGIN", get_settings().origin) for name, value in headers.items()
    }
    assert client.post("/", headers=headers).status_code == 403
    assert client.delete("/", headers=headers).status_code == 403
    assert client.post("/auth/form", headers=headers).status_code == 403


def test_who_names_no_origin_may_sign_in_but_change_nothing(client: TestClient) -> None:
    assert client.post("/auth/form").status_code == 200
    for path in ("/", "/auth", "/x/auth/form", "//auth/form"):
        assert client.post(path).status_code == 403, path


def test_a_change_from_our_own_pages_passes(client: TestClient) -> None:
    assert client.post("/", headers={"origin": get_settings().origin}).status_code == 200
    assert client.post("/", headers={"sec-fetch-site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"origin": "https://mail.example"}, {"origin": "null"}])
def test_only_the_unsubscribe_address_takes_a_post_from_a_mail_program(
    client: TestClient, headers: dict[str, str]
) -> None:
    assert client.post("/abbestellen/a-token.b", headers=headers).status_code == 200
    for path in ("/abbestellen", "/abbestellen/", "/abbestellen/a/b", "/x/abbestellen/a", "/page"):
        assert client.post(path, headers=headers).status_code == 403, path
    assert client.post("/abbestellen/..%2fauth%2fform", headers=headers).status_code == 403
    assert client.delete("/abbestellen/a", headers=headers).status_code == 403
    assert client.put("/abbestellen/a", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "origin", [None, "", "null", "https://evil.example", "*", "http://localhost:30000"]
)
def test_T1_a_socket_of_a_foreign_or_missing_origin_is_refused(
    client: TestClient, origin: str | None
) -> None:
    headers = {} if origin is None else {"origin": origin}
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        client.websocket_connect("/_event/", headers=headers),
    ):
        pass
    assert refused.value.code == 1008
    assert client.get("/_event/", headers=headers).status_code == 403


def test_T1_a_socket_of_our_own_page_opens(client: TestClient) -> None:
    headers = {"origin": get_settings().origin}
    with client.websocket_connect("/_event/", headers=headers) as connection:
        assert connection.receive_text() == "in"


def test_T8_a_socket_that_floods_is_closed_and_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sockets, "FRAMES_PER_SOCKET", RateLimitItemPerHour(3))
    echo = Echo()
    client, headers = TestClient(SecurityWall(echo)), {"origin": get_settings().origin}
    with (
        client.websocket_connect("/_event/", headers=headers) as flood,
        client.websocket_connect("/_event/", headers=headers) as other,
    ):
        for number in range(10):
            flood.send_text(str(number))
        assert [flood.receive_text() for _ in range(3)] == ["0", "1", "2"]
        with pytest.raises(WebSocketDisconnect) as closed:
            flood.receive_text()
        assert closed.value.code == 1008
        other.send_text("other")
        assert other.receive_text() == "other"
    assert sorted(echo.heard) == ["0", "1", "2", "other"]


def test_T8_sockets_of_one_address_have_a_common_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "FRAMES_PER_ADDRESS", RateLimitItemPerHour(3))
    echo = Echo()
    client, headers = TestClient(SecurityWall(echo)), {"origin": get_settings().origin}
    for _ in range(5):
        with client.websocket_connect("/_event/", headers=headers) as connection:
            connection.send_text("a frame")
    assert len(echo.heard) == 3


def test_T8_an_address_opens_only_so_many_sockets(
    proxied: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "SOCKETS_PER_ADDRESS", RateLimitItemPerHour(2))

    def opens(address: str) -> bool:
        headers = {"origin": get_settings().origin, "x-forwarded-for": address}
        try:
            with proxied.websocket_connect("/_event/", headers=headers):
                return True
        except WebSocketDisconnect:
            return False

    assert [opens("1.2.3.4") for _ in range(3)] == [True, True, False]
    assert opens("5.6.7.8")


@pytest.mark.parametrize(("size", "is_open"), [(10_000, True), (17_000, False)])
def test_T8_a_socket_with_huge_headers_is_refused(
    client: TestClient, size: int, is_open: bool
) -> None:
    headers = {"origin": get_settings().origin}
    for address, more in (("/_event/", {"x": "y" * size}), (f"/_event/?token={'y' * size}", {})):
        with contextlib.ExitStack() as stack:
            if not is_open:
                stack.enter_context(pytest.raises(WebSocketDisconnect))
            stack.enter_context(client.websocket_connect(address, headers={**headers, **more}))


@pytest.mark.parametrize(
    "path",
    ["/auth/form", routes.PIN_LETTERS, routes.letter_print_run(1), "/abbestellen/a", "/dateien/"],
)
def test_a_form_of_64_kb_passes_and_a_larger_one_does_not(client: TestClient, path: str) -> None:
    headers = {"origin": get_settings().origin}
    assert client.post(path, content=b"x" * 65_536, headers=headers).text == "65536"
    for method in ("POST", "PUT", "DELETE"):
        large = client.request(method, path, content=b"x" * 65_537, headers=headers)
        assert large.status_code == 413
    chunks = (b"x" * 1_000 for _ in range(10_000))
    assert client.post(path, content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize("path", [routes.FILE_UPLOAD, routes.IMPORT_UPLOAD])
def test_files_pass_and_are_counted_by_their_own_routes(client: TestClient, path: str) -> None:
    headers = {"origin": get_settings().origin}
    assert client.post(path, content=b"x" * 100_000, headers=headers).text == "100000"


def test_T9_forwarded_addresses_are_believed_only_from_the_own_proxy(
    proxied: TestClient,
) -> None:
    headers = {"x-forwarded-for": "1.2.3.4, 5.6.7.8"}
    assert proxied.get("/address", headers=headers).text == "5.6.7.8"
    assert proxied.get("/address").text == "testclient"


def test_T9_without_a_proxy_the_header_is_ignored(client: TestClient) -> None:
    assert client.get("/address", headers={"x-forwarded-for": "1.2.3.4"}).text == "testclient"
