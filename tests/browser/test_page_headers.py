"""A built page obeys its own Content-Security-Policy, and its headers weigh little (W2)."""

import pytest
from playwright.sync_api import Browser, Response

from elternportal import routes
from tests.support.server import Portal

MOST_HEADER_BYTES = 9_000  # of all answers together: as few as can be, each with what it needs


@pytest.mark.parametrize("path", ["/", "/en/anmelden", "/missing"])
def test_W2_a_page_breaks_no_rule_of_its_own_policy(
    browser: Browser, portal_server: Portal, path: str
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{portal_server.url}{path}", wait_until="networkidle")
    page.close()
    assert not [text for text in complaints if "Content Security Policy" in text]


def test_W2_the_headers_of_a_first_page_weigh_little(
    browser: Browser, portal_server: Portal
) -> None:
    page = browser.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{portal_server.url}{routes.SIGN_IN}", wait_until="networkidle")
    weight = sum(answer.request.sizes()["responseHeadersSize"] for answer in answers)
    page.close()
    assert len(answers) > 10
    assert weight < MOST_HEADER_BYTES, f"{weight} bytes in {len(answers)} answers"
