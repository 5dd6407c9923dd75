"""An error about one field of a form names it, so that the page says it there."""

from datetime import date, time, timedelta

import pytest

from elternportal.domain.dates import DateSpan
from elternportal.errors import Conflict, PortalError
from elternportal.services.access.account_email import SameEmail
from elternportal.services.access.invite_teachers import AddressTaken, NoAddress
from elternportal.services.access.people import EmailTaken
from elternportal.services.access.pin_check import PinNoLongerValid
from elternportal.services.access.pins import TooManyCopies
from elternportal.services.dates.office import TimesReversed
from elternportal.services.exams.choices import CourseMissing
from elternportal.services.exams.office import ExamDayOver, LessonsReversed
from elternportal.services.files.stored import TooManyFiles
from elternportal.services.letters.drafts import NumberTaken
from elternportal.services.letters.slips import SlipUnknown
from elternportal.services.lost_property.office import NotAPhoto
from elternportal.services.polls.setup import EndsInPast
from elternportal.services.school.logo import NoPicture
from elternportal.services.timetable.office import DayOver, ForNobody
from elternportal.state.board.office import OfficeBoardPageState
from tests.state.board.test_board_pages import typed
from tests.support.states import Pages
from tests.support.world import World


async def test_a_field_that_does_not_fit_is_named(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    await page.do("new_notice")
    await page.do("save", typed(""))
    assert page.state.notice_field == "title"


async def test_a_rule_over_two_fields_names_the_one_to_change(pages: Pages, world: World) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    await page.do("new_notice")
    await page.do("save", {**typed("Fest"), "valid_until": "2001-01-01"})
    assert page.state.notice_field == "valid_until"


async def test_an_error_about_no_field_stands_in_the_notice_line(
    pages: Pages, world: World
) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    await page.do("new_notice")
    await page.do("save", typed(""))
    page.state._tell_error(Conflict())
    assert page.notice
    assert page.state.notice_field == ""


@pytest.mark.parametrize(
    ("error", "field"),
    [
        (AddressTaken, "email"),
        (CourseMissing, "course"),
        (DayOver, "day"),
        (EmailTaken, "email"),
        (EndsInPast, "ends_on"),
        (ExamDayOver, "day"),
        (ForNobody, "class_id"),
        (LessonsReversed, "last_lesson"),
        (NoPicture, "files"),
        (NoAddress, "email"),
        (NotAPhoto, "files"),
        (NumberTaken, "number"),
        (PinNoLongerValid, "pin"),
        (SameEmail, "email"),
        (SlipUnknown, "code"),
        (TooManyCopies, "copies"),
        (TooManyFiles, "files"),
    ],
)
def test_what_can_be_mended_in_one_field_names_it(error: type[PortalError], field: str) -> None:
    assert error.field_name == field


@pytest.mark.parametrize("error", [EmailTaken(), SlipUnknown()])
async def test_a_conflict_or_a_missing_thing_is_said_at_its_field_too(
    pages: Pages, world: World, error: PortalError
) -> None:
    page = await pages.open(OfficeBoardPageState, world.olga)
    page.state._tell_error(error)
    assert page.state.notice_field == error.field_name


def test_a_date_that_ends_too_early_names_the_day_or_the_time() -> None:
    day = date(2026, 11, 23)
    assert TimesReversed(DateSpan(day, day - timedelta(1))).field_name == "last_day"
    assert TimesReversed(DateSpan(day, day, time(10), time(9))).field_name == "ends_at"
