"""The outermost wall: what every answer carries and what never gets in (security W2, T1, S1).

An ASGI wrapper around the whole app:

* headers on every answer, among them the Content-Security-Policy of a page, which names only that
  page's own inline scripts, and its Permissions-Policy;
* a websocket, and every request that changes something, must come from our own pages. Excepted
  are the button of mail programs, whose address holds its own proof (RFC 8058), and programs that
  sign in: their requests say nothing of an origin, as no browser's form can;
* sockets that come too often or send too much are closed (``auth/sockets.py``);
* whatever is sent has a maximum size and time, before anybody looks at who sends it
  (``auth/header_budget.py``, ``auth/bodies.py``). Only the two routes for files count the size of
  theirs for themselves (``web/capped_body.py``).
"""

import re
from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elternportal import routes
from elternportal.auth.bodies import (
    Bodies,
    FormTooLarge,
    FormTooSlow,
    already_read,
    read_form,
    without_pauses,
)
from elternportal.auth.client_address import client_address
from elternportal.auth.header_budget import headers_fit
from elternportal.auth.sockets import POLICY_VIOLATION, SocketLimits
from elternportal.i18n import LANGUAGES
from elternportal.settings import get_settings

AUTH_PREFIX = "/auth/"
SOCKET_PREFIX = "/_event"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
UPLOADS = {routes.FILE_UPLOAD, routes.IMPORT_UPLOAD, routes.IMPORT_BY_TOKEN}
# No cookie counts there: the token in the address is the proof, and whoever has it may use it.
ONE_CLICK = re.compile(re.escape(routes.UNSUBSCRIBE).replace(r"\{token\}", "[^/]+"))
_PATHS_WITH_CAMERA = {routes.localized(routes.OFFICE_SLIPS, language) for language in LANGUAGES}
NOT_FOUND_PAGE = "404"  # the page that answers every path without one of its own


class SecurityWall:
    """Wraps the app.

    ``script_hashes`` are the CSP sources of the inline scripts in each built page, by the page's
    path without slashes around it.
    """

    def __init__(
        self, app: ASGIApp, script_hashes: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._app = app
        self._origin = get_settings().origin
        self._script_hashes = script_hashes or {}
        self._on_all = headers_on_all(self._origin)
        self._sockets = SocketLimits()
        self._bodies = Bodies()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if Headers(scope=scope).get("origin") != self._origin or not self._sockets.admits(scope):
            await receive()
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        await self._sockets.run(self._app, scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(scope["path"], MutableHeaders(scope=message))
            await send(message)

        if not headers_fit(scope):
            too_large = PlainTextResponse("Headers too large", status_code=431)
            await too_large(scope, receive, send_with_headers)
            return
        refusal = self._refusal(scope)
        if refusal:
            await refusal(scope, receive, send_with_headers)
        elif scope["method"] not in SAFE_METHODS:
            await self._with_body(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if scope["path"].startswith(SOCKET_PREFIX):
            is_ours = headers.get("origin") == self._origin
        else:
            is_ours = (
                scope["method"] in SAFE_METHODS
                or self._is_from_our_pages(headers)
                or _is_program_signing_in(scope, headers)
                or _is_one_click(scope)
                or _is_program_with_token(scope, headers)
            )
        return None if is_ours else PlainTextResponse("Wrong origin", status_code=403)

    def _is_from_our_pages(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site") == "same-origin"
        return origin == self._origin

    async def _with_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = client_address(HTTPConnection(scope))
        if self._bodies.is_full(address):
            await PlainTextResponse("Too many requests", status_code=429)(scope, receive, send)
            return
        with self._bodies.counted(address):
            if scope["path"] in UPLOADS:
                await self._app(scope, without_pauses(receive), send)
                return
            try:
                body = await read_form(receive)
            except FormTooLarge:
                await PlainTextResponse("Too large", status_code=413)(scope, receive, send)
                return
            except FormTooSlow:
                await PlainTextResponse("Too slow", status_code=408)(scope, receive, send)
                return
        if body is not None:
            await self._app(scope, already_read(body, receive), send)

    def _add_headers(self, path: str, headers: MutableHeaders) -> None:
        headers.update(self._on_all)
        headers.setdefault("Cache-Control", "no-store")
        if headers["Cache-Control"].startswith("public"):
            return  # a script or font: part of a page, whose own headers bind it
        is_page = headers.get("Content-Type", "").startswith("text/html")
        hashes = self._hashes_of(path) if is_page else ()
        # An uploaded file brings a policy of its own, which is tighter (web/files/transfer.py).
        headers.setdefault("Content-Security-Policy", content_policy(self._origin, hashes))
        headers.update(_ON_DOCUMENTS)
        headers["Permissions-Policy"] = permissions_policy(path)

    def _hashes_of(self, path: str) -> Iterable[str]:
        not_found = self._script_hashes.get(NOT_FOUND_PAGE, ())
        return self._script_hashes.get(path.strip("/"), not_found)


def _is_program_signing_in(scope: Scope, headers: Headers) -> bool:
    """Browsers send at least one of the two with every form, so nobody is misled into this."""
    is_browser = "origin" in headers or "sec-fetch-site" in headers
    return scope["path"].startswith(AUTH_PREFIX) and not is_browser


def _is_program_with_token(scope: Scope, headers: Headers) -> bool:
    """A token stands in a header that no foreign page can make a browser send."""
    has_token = headers.get("authorization", "").startswith("Bearer ")
    return scope["path"] == routes.IMPORT_BY_TOKEN and has_token


def _is_one_click(scope: Scope) -> bool:
    return scope["method"] == "POST" and ONE_CLICK.fullmatch(scope["path"]) is not None


_ON_DOCUMENTS = {
    "X-Frame-Options": "DENY",
    # With no referrer at all browsers would send ``Origin: null`` for our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def headers_on_all(origin: str) -> dict[str, str]:
    """The headers of every answer; few, because a first page is dozens of answers."""
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if origin.startswith("https://"):
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return headers


def permissions_policy(path: str) -> str:
    """What a page may ask of the device: the camera where slips are scanned, else nothing."""
    camera = "(self)" if f"/{path.strip('/')}" in _PATHS_WITH_CAMERA else "()"
    return f"camera={camera}, geolocation=(), microphone=()"


def content_policy(origin: str, script_hashes: Iterable[str]) -> str:
    """The Content-Security-Policy. Reflex sets inline styles, so only styles may stand inline."""
    socket_origin = origin.replace("http", "ws", 1)
    policy = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *script_hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "connect-src": f"'self' {socket_origin}",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in policy.items())
