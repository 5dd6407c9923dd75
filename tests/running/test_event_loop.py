"""No page that is only read holds the event loop, on which everybody else's page waits.

Measured in computing time in the demo school with its 850 pupils; what a page takes on a thread of
its own does not count.
"""

import re

import pytest

from elternportal.demo.logins import (
    CLASS_TEACHER,
    FAMILY_1_FIRST,
    HEAD,
    OFFICE,
    SUBJECT_TEACHER,
    TEACHER_AND_PARENT,
)
from elternportal.pages import all_pages
from tests.support.page_addresses import address_of
from tests.support.server import Portal
from tests.support.socket_client import SocketClient

NOBODY = ""
VISITORS = (
    NOBODY,
    *(login.email for login in (FAMILY_1_FIRST, CLASS_TEACHER, SUBJECT_TEACHER)),
    *(login.email for login in (TEACHER_AND_PARENT, OFFICE, HEAD)),
)
HELD = re.compile(r"the event loop was held for .*")
# The first builds what is built once; of the others one may have met the garbage collector.
LOADS = 4


async def loads(portal: Portal, path: str, cookie: str) -> list[list[str]]:
    """What held the loop each time that the page was loaded."""
    held = []
    for _ in range(LOADS):
        before = portal.log_end
        async with SocketClient(portal.url, path, cookie, record=False) as page:
            await page.settle()
        held.append(HELD.findall(portal.log_since(before)))
        if not held[-1] and len(held) > 1:
            break
    return held


@pytest.fixture(scope="module")
def cookies(portal_server: Portal) -> dict[str, str]:
    return {email: portal_server.cookie_of(email) if email else "" for email in VISITORS}


@pytest.mark.parametrize("route", [page.route for page in all_pages()])
async def test_reading_a_page_does_not_hold_the_event_loop(
    portal_server: Portal, cookies: dict[str, str], route: str
) -> None:
    for email, cookie in cookies.items():
        held = await loads(portal_server, address_of(route), cookie)
        assert [] in held[1:], f"{email or 'nobody'}: {held}"
