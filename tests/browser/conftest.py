"""Fixtures for tests in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import Visits, visiting
from tests.support.server import Portal


@pytest.fixture
def visits(browser: Browser, portal_server: Portal) -> Iterator[Visits]:
    """Visits to the demo school; the test fails if a console complains."""
    with visiting(browser, portal_server) as opened:
        yield opened
