"""In which language the portal answers an address that names none, and that it remembers."""

import pytest
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import Scope

from elternportal.web.language import asked_language, in_wanted_language


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "de"),
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,en;q=0.9,de;q=0.1", "en"),
        ("tr,en;q=0.3,de;q=0.7", "de"),
        ("fr;q=x,en;q=0", "de"),
        ("*", "de"),
    ],
)
def test_a_first_visit_goes_by_what_the_browser_asks_for(asked: str, language: str) -> None:
    assert asked_language(Headers({"accept-language": asked})) == language


@pytest.mark.parametrize(
    ("path", "cookie", "leads_to"),
    [
        ("/", "en", "/en"),
        ("/elternbrief?brief=3", "en", "/en/elternbrief?brief=3"),
        ("/elternbrief?brief=3", "de", ""),
        ("/en/elternbriefe", "de", ""),  # whoever names a language gets it
        ("/elternbriefe", "nonsense", ""),
    ],
)
def test_an_address_without_a_language_leads_to_that_of_the_person(
    path: str, cookie: str, leads_to: str
) -> None:
    async def page(scope: Scope, receive: object, send: object) -> None:
        answer: Response = in_wanted_language(HTTPConnection(scope)) or PlainTextResponse("")
        await answer(scope, receive, send)  # type: ignore[arg-type]

    browser = TestClient(page, cookies={"language": cookie}, follow_redirects=False)
    assert browser.get(path).headers.get("location", "") == leads_to
