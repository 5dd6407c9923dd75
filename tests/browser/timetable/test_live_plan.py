"""The office imports a substitution plan; an open page of whom it concerns changes by itself."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect
from sqlmodel import col, select

from elternportal import clock, routes
from elternportal.demo.logins import FAMILY_1_FIRST, FAMILY_2, OFFICE
from elternportal.demo.school import create_demo
from elternportal.domain.timetable import CHILD, DAY, SUBSTITUTIONS, TIMETABLE
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.school import next_school_day
from tests.support.browsing import PHONE, look_at
from tests.support.server import Portal, running_portal
from tests.support.timetable import REASON, substitution_row, substitutions_file

TEXT = "Treffpunkt an der Sternwarte"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A demo school of its own, because this test changes it."""
    with running_portal(tmp_path_factory.mktemp("plan"), create_demo) as running:
        yield running


def context_of(browser: Browser, portal: Portal, email: str) -> BrowserContext:
    name, _, token = portal.cookie_of(email).partition("=")
    opened = browser.new_context(viewport=PHONE, locale="de-DE", has_touch=True)
    opened.add_cookies([{"name": name, "value": token, "url": portal.url}])
    return opened


def children_of(portal: Portal, email: str) -> dict[str, int]:
    """The ids of a family's children by their classes."""
    with portal.database() as database, database.reading() as session:
        query = (
            select(SchoolClass.short_name, Pupil.id)
            .join(Pupil, col(Pupil.class_id) == col(SchoolClass.id))
            .join(Guardianship, col(Guardianship.pupil_id) == col(Pupil.id))
            .join(Account, col(Account.id) == col(Guardianship.account_id))
            .where(col(Account.email) == email)
        )
        return {name: pupil_id or 0 for name, pupil_id in session.exec(query)}


def school_day(portal: Portal) -> date:
    with portal.database() as database, database.reading() as session:
        day = next_school_day(session, clock.today())
    assert day is not None
    return day


def swipe(page: Page, from_x: int, to_x: int) -> None:
    days = page.locator("[data-days]")
    for name, x in (("touchstart", from_x), ("touchend", to_x)):
        fingers = [{"identifier": 0, "clientX": x, "clientY": 400}]
        days.dispatch_event(name, {"touches": fingers, "changedTouches": fingers})


def import_plan(page: Page, portal: Portal, class_name: str, day: date) -> None:
    row = substitution_row(9001, day, 3, classes=class_name, text=TEXT)
    (file,) = [substitutions_file(row)]
    page.goto(f"{portal.url}{routes.OFFICE_IMPORT}")
    payload = FilePayload(name=file.name, mimeType="text/plain", buffer=file.content)
    page.get_by_label("Dateien der Schule").set_input_files([payload])
    page.get_by_role("button", name="Hochladen und prüfen").click()
    expect(page.get_by_text("Vertretungsplan vom").first).to_be_visible()
    assert REASON not in page.content()
    page.get_by_role("button", name="Änderungen übernehmen").click()
    page.get_by_role("button", name="Ja, übernehmen").click()
    expect(page.get_by_text("Übernommen:")).to_be_visible()


def test_an_open_page_shows_a_new_plan_by_itself_and_the_other_familys_does_not(
    browser: Browser, portal: Portal
) -> None:
    day, children = school_day(portal), children_of(portal, FAMILY_1_FIRST.email)
    concerned = next(iter(children.keys() - children_of(portal, FAMILY_2.email).keys()))
    (sibling,) = children.keys() - {concerned}
    family, others, office = (
        context_of(browser, portal, login.email) for login in (FAMILY_1_FIRST, FAMILY_2, OFFICE)
    )
    pages = [context.new_page() for context in (family, others)]
    for page in pages:
        page.goto(f"{portal.url}{SUBSTITUTIONS}")
        expect(page.get_by_text("Stand:")).to_be_visible()
    mine, theirs = pages
    week, other_week = family.new_page(), family.new_page()
    for page, name in ((week, concerned), (other_week, sibling)):
        page.goto(f"{portal.url}{TIMETABLE}?{CHILD}={children[name]}&{DAY}={day}")
        expect(page.get_by_role("heading", name=f"({name})")).to_be_visible()
    for page in (mine, week):
        page.evaluate("window.isTheSamePage = true")
    import_plan(office.new_page(), portal, concerned, day)
    expect(mine.get_by_text(TEXT)).to_be_visible()
    expect(week.get_by_text(TEXT).locator("visible=true")).to_be_visible()
    for page in (mine, week):
        assert page.evaluate("window.isTheSamePage")
    expect(other_week.get_by_text(TEXT)).to_have_count(0)
    other_week.reload()
    expect(other_week.get_by_role("heading", name=f"({sibling})")).to_be_visible()
    expect(other_week.get_by_text(TEXT)).to_have_count(0)
    look_at(mine, PHONE, "light")
    expect(theirs.get_by_text(TEXT)).to_have_count(0)
    theirs.reload()
    expect(theirs.get_by_text("Stand:")).to_be_visible()
    expect(theirs.get_by_text(TEXT)).to_have_count(0)
    look_at(week, PHONE, "light")
    swipe(week, 100, 300)
    expect(week.get_by_text(TEXT).locator("visible=true")).to_have_count(0)
    swipe(week, 300, 100)
    expect(week.get_by_text(TEXT).locator("visible=true")).to_be_visible()
    for context in (family, others, office):
        context.close()
