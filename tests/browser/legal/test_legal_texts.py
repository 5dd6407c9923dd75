"""The head writes a legal text; a second editor loses nothing."""

from playwright.sync_api import Page, expect

from elternportal import routes
from elternportal.demo.logins import HEAD
from tests.support.browsing import DESKTOP, PHONE, Visits, look_at

TEXT, SAVE = "Text", "Neue Fassung veröffentlichen"


def open_accessibility(visits: Visits) -> Page:
    page = visits.open(routes.OFFICE_LEGAL, HEAD.email)
    page.get_by_role("button", name="Bearbeiten: Barrierefreiheit (Englisch)").click()
    expect(page.get_by_label(TEXT, exact=True)).to_be_visible()
    return page


def test_two_editors_of_one_text_lose_nothing(visits: Visits) -> None:
    first, second = open_accessibility(visits), open_accessibility(visits)
    first.get_by_label(TEXT, exact=True).fill("Call us: [[phone number]]")
    first.get_by_label("Gilt ab").focus()
    expect(first.locator(".ep-gap")).to_have_text("phone number")
    look_at(first, PHONE, "light")
    look_at(first, DESKTOP, "dark")
    first.get_by_role("button", name=SAVE).click()
    expect(first.locator(".ep-notice-success")).to_be_visible()

    second.get_by_label(TEXT, exact=True).fill("Mine")
    second.get_by_role("button", name=SAVE).click()
    expect(second.locator(".ep-notice-error")).to_be_visible()
    expect(second.get_by_label(TEXT, exact=True)).to_have_value("Mine")
    look_at(second, PHONE, "dark")
    second.get_by_role("button", name="Mit meinem Text weitermachen").click()
    second.get_by_role("button", name=SAVE).click()
    expect(second.locator(".ep-notice-success")).to_be_visible()

    reader = visits.open(routes.localized(routes.ACCESSIBILITY, "en"), language="en")
    expect(reader.locator("article")).to_have_text("Mine")
