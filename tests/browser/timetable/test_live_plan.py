"""The office imports a substitution plan; an open page of whom it concerns changes by itself."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect
from sqlmodel import col, select

from elternportal import clock, routes
from elternportal.demo.logins import FAMILY_1_FIRST, FAMILY_2, OFFICE
from elternportal.demo.school import create_demo
from elternportal.domain.timetable import SUBSTITUTIONS, TIMETABLE
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Pupil, SchoolClass
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
    opened = browser.new_context(viewport=PHONE, locale="de-DE")
    opened.add_cookies([{"name": name, "value": token, "url": portal.url}])
    return opened


def classes_of(portal: Portal, email: str) -> list[str]:
    with portal.database() as database, database.reading() as session:
        query = (
            select(SchoolClass.short_name)
            .join(Pupil, col(Pupil.class_id) == col(SchoolClass.id))
            .join(Guardianship, col(Guardianship.pupil_id) == col(Pupil.id))
            .join(Account, col(Account.id) == col(Guardianship.account_id))
            .where(col(Account.email) == email)
        )
        return list(session.exec(query))


def import_plan(page: Page, portal: Portal, class_name: str) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    row = substitution_row(9001, tomorrow, 3, classes=class_name, text=TEXT)
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
    other_classes = set(classes_of(portal, FAMILY_2.email))
    concerned = next(
        name for name in classes_of(portal, FAMILY_1_FIRST.email) if name not in other_classes
    )
    family, others, office = (
        context_of(browser, portal, login.email) for login in (FAMILY_1_FIRST, FAMILY_2, OFFICE)
    )
    pages = [context.new_page() for context in (family, others)]
    for page in pages:
        page.goto(f"{portal.url}{SUBSTITUTIONS}")
        expect(page.get_by_text("Stand:")).to_be_visible()
    mine, theirs = pages
    mine.evaluate("window.isTheSamePage = true")
    import_plan(office.new_page(), portal, concerned)
    expect(mine.get_by_text(TEXT)).to_be_visible()
    assert mine.evaluate("window.isTheSamePage")
    look_at(mine, PHONE, "light")
    expect(theirs.get_by_text(TEXT)).to_have_count(0)
    theirs.reload()
    expect(theirs.get_by_text("Stand:")).to_be_visible()
    expect(theirs.get_by_text(TEXT)).to_have_count(0)
    week = family.new_page()
    week.goto(f"{portal.url}{TIMETABLE}")
    expect(week.locator(".ep-lesson").first).to_be_visible()
    look_at(week, PHONE, "light")
    for context in (family, others, office):
        context.close()
