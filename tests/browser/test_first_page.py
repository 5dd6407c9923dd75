"""What a first page costs on a phone."""

from typing import Any

import pytest
from playwright.sync_api import expect

from elternportal import routes
from elternportal.demo.logins import FAMILY_1_FIRST
from tests.support.browsing import Visits
from tests.support.server import Portal

FREE_TIME = ".ep-teacher-row:has(.ep-slot[data-state=free])"


@pytest.mark.parametrize(
    ("path", "email", "there", "most_bytes"),
    [
        (routes.SIGN_IN, "", "form", 185_000),
        # Two children with 26 teachers: the grid's own data comes on top.
        (routes.EVENING, FAMILY_1_FIRST.email, FREE_TIME, 203_000),
    ],
)
def test_a_first_page_is_small(
    visits: Visits, portal_server: Portal, path: str, email: str, there: str, most_bytes: int
) -> None:
    page = visits.open("/favicon.ico", email)  # signs in; nothing of the portal is cached by it
    received: list[int] = []
    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
    network.on("Network.webSocketFrameReceived", lambda e: received.append(_length_of(e)))
    network.send("Network.enable")
    page.goto(f"{portal_server.url}{path}", wait_until="networkidle")
    expect(page.locator(there).first).to_be_visible()
    assert len(received) > 10  # the page, its styles, fonts and scripts
    assert sum(received) <= most_bytes


def _length_of(event: dict[str, Any]) -> int:
    return len(event["response"]["payloadData"].encode())
