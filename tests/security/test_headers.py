"""What every answer of the running portal carries (security W2, S1)."""

import re
from collections.abc import Iterator

import httpx
import pytest

from elternportal import routes
from elternportal.demo.logins import FAMILY_1_FIRST
from elternportal.domain.foot import FOOT
from elternportal.i18n import LANGUAGES
from elternportal.pages import all_pages
from tests.support.server import ANSWER_SECONDS, Portal

PAGE_PATHS = [
    routes.localized(page.route, language) for language in LANGUAGES for page in all_pages()
]
CAMERA_PATHS = [routes.localized(routes.OFFICE_SLIPS, language) for language in LANGUAGES]
DOCUMENT_PATHS = [
    routes.localized(route, language)
    for language in LANGUAGES
    for route in (*(route for _, route in FOOT), routes.HELP_LEAFLET, "/hilfe/start", "/hilfe/none")
]
OTHER_PATHS = [
    *DOCUMENT_PATHS,
    routes.HEALTH,
    routes.READY,
    routes.LOGIN_POST,
    routes.IMPORT_UPLOAD,
    routes.PIN_LETTERS,
    "/elternsprechtag/1/plan.pdf",
    "/elternsprechtag/1/termine.ics",
    "/elternsprechtag/1/lehrkraft/1.pdf",
    "/verwaltung/brief/1/antworten.csv",
    "/verwaltung/brief/1/druck.pdf",
    "/missing",
    "/_event/",
    "/_upload",
]


@pytest.fixture(scope="module")
def signed_in(portal_server: Portal) -> Iterator[httpx.Client]:
    headers = {"Cookie": portal_server.cookie_of(FAMILY_1_FIRST.email)}
    with httpx.Client(
        base_url=portal_server.url, headers=headers, timeout=ANSWER_SECONDS
    ) as client:
        yield client


@pytest.mark.parametrize("path", [*PAGE_PATHS, *OTHER_PATHS])
def test_W2_every_route_carries_the_security_headers(signed_in: httpx.Client, path: str) -> None:
    headers = signed_in.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-eval" not in headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" not in headers["Content-Security-Policy"]
    camera = "(self)" if path in CAMERA_PATHS else "()"
    assert headers["Permissions-Policy"] == f"camera={camera}, geolocation=(), microphone=()"


def test_S1_no_route_but_the_sign_in_forms_sets_a_cookie(signed_in: httpx.Client) -> None:
    for path in [*PAGE_PATHS, *OTHER_PATHS]:
        assert "Set-Cookie" not in signed_in.get(path).headers


@pytest.mark.parametrize(
    "path", ["/favicon.ico", "script", "style", f"{routes.FILE_UPLOAD}/none", "/abbestellen/none"]
)
def test_W2_no_answer_is_sniffed_or_used_by_other_sites(signed_in: httpx.Client, path: str) -> None:
    page = signed_in.get("/").text
    found = {
        "script": re.findall(r'"(/assets/[\w.-]+\.js)"', page),
        "style": re.findall(r'"(/assets/[\w.-]+\.css)"', page),
    }
    answer = signed_in.get(next(iter(found.get(path, [path]))))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
