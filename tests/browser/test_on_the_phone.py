"""What a page is on a phone and with a keyboard: short, spoken, its errors where they belong."""

import re

import pytest
from playwright.sync_api import expect

from elternportal import routes
from elternportal.demo.logins import FAMILY_1_FIRST, FAMILY_2, OFFICE
from elternportal.i18n import LANGUAGES, t
from tests.support.browsing import DESKTOP, PHONE, SMALL_PHONE, Visits, look_at, mailed_link

TARGET = 44
MOST_OF_A_SECTION = 500  # five rows and a heading; other tests add to the school meanwhile
OVERFLOWING = """() => [...document.querySelectorAll(".ep-menu-link")]
    .filter(link => link.getBoundingClientRect().width > 0)
    .filter(link => link.scrollWidth > link.clientWidth + 1).map(link => link.innerText)"""
SMALL_TARGETS = """least => [...document.querySelectorAll("main a, main summary, main button")]
    .map(one => [one.innerText, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && box.height < least).map(([text]) => text)"""


def test_the_start_page_answers_in_one_look(visits: Visits) -> None:
    page = visits.open(routes.START, FAMILY_1_FIRST.email, PHONE)
    expect(page.get_by_role("heading", name=t("start-tasks", "de"))).to_be_visible()
    sections = page.locator("main h2").all_inner_texts()
    assert sections.index(t("start-appointments", "de")) < sections.index(t("start-news", "de"))
    assert page.locator("main .ep-rows > li:visible").count() <= 5 * len(sections)
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height < MOST_OF_A_SECTION * len(sections)
    assert page.evaluate(SMALL_TARGETS, TARGET) == []
    for size in (SMALL_PHONE, PHONE, DESKTOP):
        look_at(page, size, "light")
    look_at(page, PHONE, "dark")


def test_a_whole_row_leads_on_and_the_new_page_is_spoken(visits: Visits) -> None:
    page = visits.open(routes.START, FAMILY_1_FIRST.email, PHONE)
    row = page.locator("main .ep-rows > li").first
    box = row.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 10, box["y"] + 10)
    expect(page.locator("main h1")).to_be_focused()
    expect(page.locator("main h1")).not_to_have_text(t("start-title", "de"))
    expect(page.locator(".ep-subnav")).to_have_count(0)
    back = page.locator("main .ep-back").bounding_box()
    title = page.locator("main h1").bounding_box()
    assert back
    assert title
    assert back["y"] < title["y"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_fits_a_narrow_phone_and_large_letters(visits: Visits, language: str) -> None:
    address = routes.localized(routes.START, language) or "/"
    page = visits.open(address, FAMILY_1_FIRST.email, SMALL_PHONE, language=language)
    expect(page.locator(".ep-menu-link").first).to_be_visible()
    assert page.evaluate(OVERFLOWING) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]


def test_an_error_stands_at_its_field_and_is_gone_with_the_next_letter(visits: Visits) -> None:
    page = visits.open(routes.OFFICE_BOARD, OFFICE.email, PHONE)
    page.get_by_role("button", name=t("office-board-new", "de")).click()
    title = page.get_by_label(t("office-board-field-title", "de"))
    title.fill("Etwas")
    page.get_by_label(t("office-board-field-valid-until", "de")).fill("2001-01-01")
    page.get_by_role("button", name=t("office-board-save", "de")).click()
    field = page.get_by_label(t("office-board-field-valid-until", "de"))
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby") or ""
    place = page.locator(f"#{described.split()[-1]}")
    expect(place).not_to_be_empty()
    expect(page.locator(".ep-notice:visible")).to_have_count(0)
    field.fill("2031-01-01")
    expect(place).to_be_empty()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name=t("office-board-cancel", "de")).click()


def test_a_password_that_is_shown_stays_shown_while_one_types(visits: Visits) -> None:
    page = visits.open(routes.FORGOT_PASSWORD, "", PHONE)
    page.get_by_label(t("account-email", "de")).fill(FAMILY_2.email)
    page.get_by_role("button", name=t("account-forgot", "de")).click()
    page.goto(mailed_link(visits.portal, FAMILY_2.email))
    field = page.get_by_label(t("account-new-password", "de"))
    field.fill("vier")
    page.get_by_label(t("account-show-password", "de")).check()
    field.press("End")
    page.keyboard.type(" Woerter")
    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_value("vier Woerter")
    expect(page.get_by_role("contentinfo").get_by_role("link")).to_have_count(4)


def test_the_language_of_the_browser_and_then_the_persons_choice(visits: Visits) -> None:
    page = visits.open(routes.SIGN_IN, "", PHONE, language="en")
    page.wait_for_url(re.compile("/en/anmelden$"))
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_the_manifest_names_the_school_and_has_icons_that_phones_take(visits: Visits) -> None:
    page = visits.open(routes.SIGN_IN, "", PHONE)
    address = page.locator("link[rel=manifest]").get_attribute("href")
    told = page.request.get(f"{visits.portal.url}{address}").json()
    assert told["name"] not in {"", "Elternportal"}
    pictures = [one for one in told["icons"] if one["type"] == "image/png"]
    assert {one["sizes"] for one in pictures} == {"192x192", "512x512"}
    for one in pictures:
        assert page.request.get(f"{visits.portal.url}{one['src']}").ok
    schemes = page.locator("meta[name=theme-color]")
    assert {schemes.nth(n).get_attribute("media") for n in range(schemes.count())} == {
        "(prefers-color-scheme: light)",
        "(prefers-color-scheme: dark)",
    }
