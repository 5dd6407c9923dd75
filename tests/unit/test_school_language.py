"""What the school wrote says its own language, whatever that of the page is."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from elternportal import routes
from elternportal.domain.exams import EXAMS, OFFICE_EXAMS
from elternportal.domain.timetable import SUBSTITUTIONS, TIMETABLE
from elternportal.i18n import using
from elternportal.pages import Page, all_pages
from elternportal.ui.place import building

# What the school writes there, as Reflex writes a field of a row or of the page itself.
TITLE = r'\?\.\["title"\]$|\.title_rx_state_$'
TEXT = r'(day|line)\w*\?\.\["text"\]$'
LETTER = TITLE + r'|\?\.\["question"\]$|\.question_rx_state_$'
WRITTEN_BY_SCHOOL = {
    routes.LETTERS: TITLE,
    routes.LETTER: LETTER,
    routes.CLASS_LETTERS: LETTER,
    routes.POLLS: TITLE,
    routes.BOARD: TITLE,
    routes.DATES: TITLE,
    routes.SCHOOL_INFO: TITLE,
    routes.DOCUMENTS: TITLE,
    routes.LOST_PROPERTY: TITLE,
    routes.EVENING: TITLE,
    routes.TEACHER_EVENING: r'head_rx_state_\?\.\["title"\]$',
    EXAMS: TITLE,
    routes.OFFICE_BOARD: TITLE,
    routes.OFFICE_POLLS: TITLE,
    routes.OFFICE_EVENINGS: TITLE,
    routes.OFFICE_LETTERS: TITLE,
    routes.OFFICE_DATES: TITLE,
    routes.OFFICE_DOCUMENTS: TITLE,
    routes.OFFICE_GROUPS: r'group_rx_state_\?\.\["name"\]$',
    routes.OFFICE_LOST_PROPERTY: TITLE,
    routes.SCHOOL_CALENDAR: r'holiday_rx_state_\?\.\["name"\]$',
    OFFICE_EXAMS: TITLE,
    SUBSTITUTIONS: TEXT,
    TIMETABLE: TEXT,
}


def texts(part: Any, *, says_language: bool = False) -> Iterator[tuple[str, bool]]:
    """All texts of what a page is drawn from, and whether they stand in a part with ``lang``."""
    if isinstance(part, list | tuple):
        for one in part:
            yield from texts(one, says_language=says_language)
    elif isinstance(part, dict):
        if "contents" in part:
            yield str(part["contents"]), says_language
        props = str(part.get("props", ""))
        says_language = says_language or "school_language_rx_state_" in props
        yield from texts([*part.values()], says_language=says_language)


@pytest.mark.parametrize(
    "page",
    [page for page in all_pages() if page.route in WRITTEN_BY_SCHOOL],
    ids=lambda page: page.route,
)
def test_titles_and_questions_of_the_school_say_its_language(page: Page) -> None:
    with using("en"), building(page.route):
        found = [*texts(page.view().render())]
    of_school = [
        (text, says) for text, says in found if re.search(WRITTEN_BY_SCHOOL[page.route], text)
    ]
    assert of_school
    assert [text for text, says in of_school if not says] == []
