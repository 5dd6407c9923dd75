"""Addresses without a page say so in the visitor's language, and lead back."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsing import DESKTOP, LANGUAGE_TAGS, PHONE, look_at
from tests.support.server import Portal

UNKNOWN = [
    ("de", "/gibt-es-nicht", "Diese Seite gibt es nicht", "Zur Startseite", "/anmelden"),
    ("en", "/en/gibt-es-nicht", "This page does not exist", "To the start page", "/en/anmelden"),
]


@pytest.mark.parametrize(("language", "path", "title", "link", "leads_to"), UNKNOWN)
def test_an_unknown_address_says_so_without_barriers_and_leads_back(
    browser: Browser,
    portal_server: Portal,
    language: str,
    path: str,
    title: str,
    link: str,
    leads_to: str,
) -> None:
    page = browser.new_page(locale=LANGUAGE_TAGS[language])
    answer = page.goto(f"{portal_server.url}{path}", wait_until="networkidle")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("html").get_attribute("lang") == language
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    for size, theme in ((PHONE, "light"), (DESKTOP, "dark")):
        look_at(page, size, theme)
    page.get_by_role("link", name=link).click()
    page.wait_for_url(f"{portal_server.url}{leads_to}")
    page.close()
