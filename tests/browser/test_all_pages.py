"""Every page, as everybody who has it: without barriers, in its language, within the screen."""

import re
from functools import cache

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Message, TextElement
from playwright.sync_api import Page, expect

from elternportal import routes
from elternportal.demo.logins import (
    CLASS_TEACHER,
    FAMILY_1_FIRST,
    HEAD,
    OFFICE,
    TEACHER_AND_PARENT,
)
from elternportal.domain.absences import CLASS_ABSENCES, OFFICE_ABSENCES, REPORT, STATISTICS
from elternportal.domain.certificates import CERTIFICATES
from elternportal.domain.consultation import (
    CONSULTATION,
    OFFICE_CONSULTATION,
    TEACHER_CONSULTATION,
)
from elternportal.domain.exams import EXAM_RELEASE, EXAMS, OFFICE_EXAMS
from elternportal.domain.leave import LEAVE, STAFF_LEAVE
from elternportal.domain.messages import (
    ANSWER_HOURS,
    CLASS_MESSAGE,
    MESSAGES,
    NEW_MESSAGE,
    REPORTED_MESSAGES,
)
from elternportal.domain.timetable import (
    OFFICE_HALL,
    OFFICE_SUBSTITUTIONS,
    SUBSTITUTIONS,
    TIMETABLE,
)
from elternportal.i18n import CATALOGUES, LANGUAGES
from elternportal.pages import all_pages
from tests.support.browsing import (
    COLOUR_RULES,
    DESKTOP,
    PHONE,
    SMALL_PHONE,
    Visits,
    fits,
    look_at,
)
from tests.support.family_evening import Grid, open_plan
from tests.support.page_addresses import address_of

NOBODY, PARENT, TEACHER = "", FAMILY_1_FIRST.email, CLASS_TEACHER.email
BOTH = TEACHER_AND_PARENT.email
# A new page is missing here until somebody says who has it.
VISITORS: dict[str, tuple[str, ...]] = {
    routes.START: (PARENT, TEACHER, BOTH, OFFICE.email),
    routes.SIGN_IN: (NOBODY,),
    routes.SIGN_IN_CODE: (NOBODY,),
    routes.ACTIVATE: (NOBODY,),
    routes.SET_PASSWORD: (NOBODY,),
    routes.FORGOT_PASSWORD: (NOBODY,),
    routes.CONFIRM: (NOBODY,),
    routes.SETTINGS: (PARENT, OFFICE.email),
    routes.SECOND_FACTOR: (PARENT,),
    routes.SEARCH: (PARENT, OFFICE.email),
    routes.BOARD: (PARENT, OFFICE.email),
    routes.DATES: (PARENT, TEACHER),
    routes.CALENDAR_FEEDS: (PARENT,),
    routes.POLLS: (PARENT, TEACHER),
    routes.SCHOOL_INFO: (PARENT,),
    routes.DOCUMENTS: (PARENT, OFFICE.email),
    routes.LOST_PROPERTY: (PARENT, TEACHER),
    TIMETABLE: (PARENT, TEACHER, OFFICE.email),
    SUBSTITUTIONS: (PARENT, TEACHER, OFFICE.email),
    OFFICE_SUBSTITUTIONS: (OFFICE.email,),
    OFFICE_HALL: (OFFICE.email,),
    REPORT: (PARENT,),
    CLASS_ABSENCES: (TEACHER,),
    OFFICE_ABSENCES: (OFFICE.email,),
    CERTIFICATES: (OFFICE.email,),
    STATISTICS: (OFFICE.email, TEACHER),
    CONSULTATION: (PARENT,),
    TEACHER_CONSULTATION: (TEACHER,),
    OFFICE_CONSULTATION: (OFFICE.email,),
    MESSAGES: (PARENT, TEACHER, OFFICE.email),
    NEW_MESSAGE: (PARENT, TEACHER, OFFICE.email),
    CLASS_MESSAGE: (TEACHER,),
    ANSWER_HOURS: (TEACHER,),
    REPORTED_MESSAGES: (HEAD.email,),
    LEAVE: (PARENT,),
    STAFF_LEAVE: (OFFICE.email, TEACHER),
    EXAMS: (PARENT, TEACHER),
    OFFICE_EXAMS: (OFFICE.email,),
    EXAM_RELEASE: (OFFICE.email,),
    routes.OFFICE_BOARD: (OFFICE.email,),
    routes.OFFICE_DATES: (OFFICE.email,),
    routes.OFFICE_DATES_IMPORT: (OFFICE.email,),
    routes.OFFICE_POLLS: (OFFICE.email,),
    routes.OFFICE_SCHOOL_INFO: (OFFICE.email,),
    routes.OFFICE_DOCUMENTS: (OFFICE.email,),
    routes.OFFICE_LOST_PROPERTY: (OFFICE.email,),
    routes.LETTERS: (PARENT,),
    routes.LETTER: (PARENT,),
    routes.CLASS_LETTERS: (TEACHER,),
    routes.EVENING: (PARENT,),
    routes.TEACHER_EVENING: (TEACHER,),
    routes.OFFICE_EVENINGS: (OFFICE.email,),
    routes.OFFICE_EVENING: (OFFICE.email,),
    routes.OFFICE_PINS: (OFFICE.email,),
    routes.OFFICE_HEALTH: (OFFICE.email,),
    routes.JOBS: (OFFICE.email,),
    routes.OFFICE_TEACHERS: (OFFICE.email,),
    routes.OFFICE_ACCOUNTS: (OFFICE.email, HEAD.email),
    routes.OFFICE_GUARDIANS: (OFFICE.email,),
    routes.OFFICE_ACCOUNT: (OFFICE.email,),
    routes.OFFICE_JOIN: (OFFICE.email,),
    routes.OFFICE_CHILD: (OFFICE.email,),
    routes.OFFICE_TEACHER: (OFFICE.email,),
    routes.OFFICE_IMPORT: (OFFICE.email,),
    routes.OFFICE_IMPORTS: (OFFICE.email,),
    routes.IMPORT_SOURCES: (OFFICE.email,),
    routes.IMPORT_PROFILES: (OFFICE.email,),
    routes.OFFICE_MAILBOX: (OFFICE.email,),
    routes.OFFICE_TASKS: (OFFICE.email,),
    routes.SCHOOL_SETTINGS: (OFFICE.email, HEAD.email),
    routes.SCHOOL_CALENDAR: (OFFICE.email, HEAD.email),
    routes.OFFICE_LEGAL: (OFFICE.email, HEAD.email),
    routes.OFFICE_LETTERS: (OFFICE.email, TEACHER),
    routes.OFFICE_LETTER: (OFFICE.email, TEACHER),
    routes.OFFICE_GROUPS: (OFFICE.email,),
    routes.OFFICE_LETTER_RESULTS: (OFFICE.email, TEACHER),
    routes.OFFICE_SLIPS: (OFFICE.email,),
}
SIZES = (SMALL_PHONE, PHONE, DESKTOP)
SALUTATION = re.compile(r"\b(Frau|Herr) [A-ZÄÖÜ]")
ALL = [
    pytest.param(page.route, email, language, id=f"{language}{page.route}-{email.split('@')[0]}")
    for page in all_pages()
    for language in LANGUAGES
    # The words of a page are asked of one of its visitors.
    for email in VISITORS[page.route][: None if language == "de" else 1]
]


def test_everybody_who_visits_a_page_visits_one_that_a_card_names() -> None:
    assert set(VISITORS) == {page.route for page in all_pages()}


def open_loaded(visits: Visits, route: str, email: str, language: str) -> Page:
    page = visits.open(address_of(route, language), email, language=language)
    expect(page.locator(".ep-school")).not_to_be_empty()
    expect(page.locator(".ep-skeleton")).to_have_count(0)
    return page


@cache
def german_sentences() -> tuple[str, ...]:
    """Whole German sentences of pages that are not also English; mails and papers keep theirs."""
    english = "".join(path.read_text("utf-8") for path in (CATALOGUES / "en").glob("*.ftl"))
    found = []
    for path in (CATALOGUES / "de").glob("*.ftl"):
        if path.name.startswith(("mail", "demo", "documents")):
            continue
        for entry in FluentResource(path.read_text("utf-8")).body:
            if not isinstance(entry, Message) or entry.value is None:
                continue
            match entry.value.elements:
                case [TextElement(value=text)] if " " in text and text not in english:
                    found.append(text)
    return tuple(found)


def has_no_german_words(page: Page) -> None:
    text = page.locator("body").inner_text()
    assert [sentence for sentence in german_sentences() if sentence in text] == []
    assert not SALUTATION.search(text)


@pytest.mark.parametrize(("route", "email", "language"), ALL)
def test_a_page_speaks_its_language_and_has_no_barriers_at_any_size_by_day_and_night(
    visits: Visits, route: str, email: str, language: str
) -> None:
    page = open_loaded(visits, route, email, language)
    assert page.locator("html").get_attribute("lang") == language
    for size in SIZES:
        fits(page, size)
    if language == "en":
        # Both languages are one page with other words: what axe finds it finds in one.
        has_no_german_words(page)
        return
    look_at(page, SMALL_PHONE, "light")
    look_at(page, DESKTOP, "light")
    for size in (PHONE, DESKTOP):
        look_at(page, size, "dark", COLOUR_RULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_evening_has_no_barriers_while_one_books_and_cancels(
    visits: Visits, language: str
) -> None:
    page = open_loaded(visits, routes.EVENING, BOTH, language)
    grid = Grid(page)
    column, time = grid.free()[0]
    grid.slot(column, time).click()
    expect(grid.slot(column, time)).to_have_attribute("data-state", "mine")
    look_at(page, PHONE, "light")
    page.locator(".ep-only-phone .ep-booked-line button").click()
    expect(page.get_by_role("alertdialog")).to_be_visible()
    look_at(page, PHONE, "dark")
    page.get_by_role("alertdialog").get_by_role("button").first.click()
    expect(page.locator(".ep-notice")).to_be_visible()
    look_at(page, DESKTOP, "light")
    look_at(page, SMALL_PHONE, "dark")


def test_an_empty_and_a_full_plan_have_no_barriers(visits: Visits) -> None:
    page = open_loaded(visits, routes.EVENING, BOTH, "de")
    open_plan(page)
    look_at(page, PHONE, "light")
    page.get_by_role("link", name="Termine buchen").first.click()
    grid = Grid(page)
    grid.slot(*grid.free()[0]).click()
    open_plan(page)
    expect(page.locator(".ep-timeline-item")).to_be_visible()
    look_at(page, PHONE, "dark")
    look_at(page, DESKTOP, "light")


def test_the_language_switch_keeps_the_page_and_the_chosen_child(visits: Visits) -> None:
    page = open_loaded(visits, routes.EVENING, PARENT, "de")
    page.get_by_label("Kind wählen").get_by_role("link").nth(1).click()
    expect(page.get_by_label("Kind wählen").get_by_role("link").nth(1)).to_have_attribute(
        "aria-current", "page"
    )
    query = page.url.partition("?")[2]
    assert "kind=" in query
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Parents’ evening")
    assert page.url.endswith(f"{routes.localized(routes.EVENING, 'en')}?{query}")
    assert page.locator("html").get_attribute("lang") == "en"
    chosen = page.get_by_label("Choose a child").get_by_role("link").nth(1)
    expect(chosen).to_have_attribute("aria-current", "page")
