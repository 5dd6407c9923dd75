"""Fixtures for tests in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import Visitors, Visits, visiting
from tests.support.server import Portal


@pytest.fixture(scope="session")
def regulars(browser: Browser) -> Iterator[Visitors]:
    """Each person's browser, for all tests at the demo school."""
    contexts: Visitors = {}
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture
def visits(browser: Browser, portal_server: Portal, regulars: Visitors) -> Iterator[Visits]:
    """Visits to the demo school; the test fails if a console complains."""
    with visiting(browser, portal_server, regulars) as opened:
        yield opened
