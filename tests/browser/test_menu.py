"""The menu in real browsers: groups lead everybody to their own page, and what is off is gone."""

import time

import pytest
from playwright.sync_api import expect

from elternportal import routes
from elternportal.demo.logins import CLASS_TEACHER, FAMILY_1_FIRST, OFFICE
from elternportal.i18n import LANGUAGES, t
from elternportal.module import installed
from elternportal.school_settings.declared import switch_of
from elternportal.school_settings.writing import change_setting
from tests.support.browsing import PHONE, Visits
from tests.support.server import ANSWER_SECONDS, Portal

OFFICE_PAGES = [entry for module in installed() for entry in module.menu if entry.group == "office"]
OTHERS = ("start-title", "menu-letters", "menu-polls", "menu-dates")  # in the board's group
BOOKINGS = {FAMILY_1_FIRST.email: routes.EVENING, CLASS_TEACHER.email: routes.TEACHER_EVENING}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("email", BOOKINGS)
def test_a_group_leads_to_the_first_page_that_the_person_has(
    visits: Visits, email: str, language: str
) -> None:
    page = visits.open(
        routes.localized(routes.START, language) or "/", email, PHONE, language=language
    )
    bar = page.get_by_role("navigation", name=t("menu-label", language))
    bar.get_by_role("link", name=t("menu-bookings", language)).click()
    page.wait_for_url(f"**{routes.localized(BOOKINGS[email], language)}**")


def test_the_office_has_no_bookings_and_finds_its_pages_as_tabs(visits: Visits) -> None:
    page = visits.open("/", OFFICE.email, PHONE)
    bar = page.get_by_role("navigation", name=t("menu-label", "de"))
    expect(bar.get_by_role("link", name=t("menu-office", "de"))).to_be_visible()
    expect(bar.get_by_role("link", name=t("menu-bookings", "de"))).to_have_count(0)
    bar.get_by_role("link", name=t("menu-office", "de")).click()
    tabs = page.get_by_role("navigation", name=t("menu-office", "de"))
    expect(tabs.get_by_role("link")).to_have_count(len(OFFICE_PAGES))
    # One row that scrolls, with the page one is on in sight, on the smallest phone, too.
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{page.url.partition('/verwaltung')[0]}{routes.SCHOOL_SETTINGS}")
    row = tabs.bounding_box()
    assert row is not None
    assert row["height"] < 64
    expect(tabs.locator("[aria-current=page]")).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(bar.locator("[aria-current=page]")).to_have_text(t("menu-school-settings", "de"))
    expect(bar.locator("[aria-current=true]")).to_have_text(t("menu-office", "de"))


def test_a_module_that_is_switched_off_leaves_menu_and_pages_at_once(
    visits: Visits, portal_server: Portal
) -> None:
    page = visits.open("/", FAMILY_1_FIRST.email, PHONE)
    board = page.locator(".ep-subnav").get_by_role("link", name=t("menu-board", "de"))
    expect(board).to_be_visible()
    others = [page.locator(".ep-subnav").get_by_role("link", name=t(key, "de")) for key in OTHERS]
    switch(portal_server, "board", on=False)
    try:
        page.goto(f"{portal_server.url}{routes.BOARD}")
        missing = page.get_by_role("heading", name=t("dead-end-missing-title", "de"))
        expect(missing).to_be_visible()
        assert len(visits.complaints) == 1  # the browser notes every answer that is an error
        visits.complaints.clear()
        page.get_by_role("link", name=t("dead-end-missing-to-start", "de")).click()
        expect(page.get_by_role("heading", name=t("start-title", "de"), level=1)).to_be_visible()
        expect(board).to_have_count(0)
        for other in others:
            expect(other).to_be_visible()
    finally:
        switch(portal_server, "board", on=True)


def switch(portal: Portal, name: str, *, on: bool) -> None:
    """The portal is another process: it knows within a second, and is asked until it does."""
    with portal.database() as database, database.transaction() as session:
        change_setting(session, switch_of(name), on)
    end = time.monotonic() + ANSWER_SECONDS
    while (portal.ask("GET", routes.BOARD).status_code == 200) != on:
        assert time.monotonic() < end, f"{name} is not switched"
