"""A teacher notes who is missing; the guardians are asked in time, and a late note stops it."""

import asyncio
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.templates import render
from elternportal.models.absences import Absence
from elternportal.models.base import id_of
from elternportal.models.mail import OutboxMail
from elternportal.models.office import FamilyCall
from elternportal.models.school_calendar import BellPeriod, BellPlan
from elternportal.services.absences.alarm import (
    absences_to_ask_about,
    ask_about,
    ask_for_call,
)
from elternportal.services.absences.morning import MorningAsked, read_morning
from elternportal.services.absences.register import (
    mark_late,
    mark_missing,
    mark_present,
    read_register,
)
from elternportal.services.absences.reporting import (
    AbsenceDraft,
    ReportAbsence,
    explain_absence,
    own_absences,
    report_absence,
    withdraw_absence,
)
from elternportal.services.absences.rules import NoSchool
from elternportal.services.absences.settings import ASK_AFTER_MINUTES
from tests.support.school_settings import decide
from tests.support.world import World

MONDAY = date(2026, 11, 23)
TEN_MINUTES = timedelta(minutes=10)

pytestmark = pytest.mark.usefixtures("stopped_clock")


def missing(session: Session, world: World, child: str = "Ada") -> int:
    """Frau Huber misses a child; returns the absence."""
    mark_missing(session, world.huber, world.pupils[child])
    noted = select(col(Absence.id)).where(col(Absence.pupil_id) == world.pupils[child])
    return session.scalars(noted.order_by(col(Absence.id).desc())).first() or 0


def asked(session: Session) -> list[str]:
    mails = select(OutboxMail).where(col(OutboxMail.template) == "absence-asked")
    return sorted(mail.recipient.split(".")[0] for mail in session.scalars(mails))


def calls(session: Session) -> list[tuple[int, str]]:
    return [(call.pupil_id, call.kind) for call in session.scalars(select(FamilyCall))]


def names(session: Session, world: World) -> list[tuple[str, bool]]:
    view = read_register(session, world.huber, world.classes["7b"])
    return [(row.name.partition(" ")[0], row.is_missing) for row in view.rows]


def test_the_register_holds_the_whole_class_with_what_is_known(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        draft = AbsenceDraft(first_day=MONDAY)
        report_absence(session, world.berta, ReportAbsence((world.pupils["Carla"],), draft))
        missing(session, world)
        missing(session, world, "Carla")  # is known: nothing changes
        assert names(session, world) == [("Ada", True), ("Carla", False), ("Dora", False)]
        rows = read_morning(session, world.olga, MorningAsked(MONDAY)).rows
        assert [(row.name, row.source) for row in rows] == [
            ("Ada Adasen", "teacher"),
            ("Carla Carlasen", "guardian"),
        ]
        mark_present(session, world.maier, world.pupils["Ada"])
        assert names(session, world)[0] == ("Ada", False)
        with pytest.raises(NotFound):
            mark_present(session, world.huber, world.pupils["Carla"])


@pytest.mark.parametrize(("who", "error"), [("roth", NotFound), ("anna", NotAllowed)])
def test_only_those_who_teach_the_class_keep_its_register(
    database: Database, world: World, who: str, error: type[Exception]
) -> None:
    outsider = getattr(world, who)
    with database.transaction() as session:
        missing(session, world)
        for attempt in (
            lambda: read_register(session, outsider, world.classes["7b"]),
            lambda: mark_missing(session, outsider, world.pupils["Dora"]),
            lambda: mark_present(session, outsider, world.pupils["Ada"]),
        ):
            with pytest.raises(error):
                attempt()


def test_nobody_is_missing_on_a_day_without_school(database: Database, world: World) -> None:
    with (
        clock.at(datetime(2026, 11, 22, 10, tzinfo=clock.SCHOOL_ZONE)),
        pytest.raises(NoSchool),
        database.transaction() as session,
    ):
        missing(session, world)


def test_all_guardians_are_asked_once_after_the_schools_waiting_time(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        absence_id = missing(session, world)
        assert absences_to_ask_about(session) == []
    with clock.at(stopped_clock + TEN_MINUTES), database.transaction() as session:
        assert absences_to_ask_about(session) == [absence_id]
        ask_about(session, absence_id)
        ask_about(session, absence_id)  # the other process
        assert asked(session) == ["anna", "anton"]
        assert absences_to_ask_about(session) == []
        assert calls(session) == []


def test_the_question_names_neither_child_nor_class_and_falls_away_once_it_is_answered(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        absence_id = missing(session, world)
        ask_about(session, absence_id)
        mail = session.scalars(select(OutboxMail)).first()
        assert mail is not None
        rendered = render(session, mail)
        assert rendered is not None
        for word in ("Ada", "7b", "Huber"):
            assert word not in rendered.subject + rendered.text
        explain_absence(session, world.anton, absence_id)
        session.flush()
        assert render(session, mail) is None


def test_a_school_may_not_want_the_question(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        decide(session, ASK_AFTER_MINUTES, 0)
        missing(session, world)
    with clock.at(stopped_clock + TEN_MINUTES), database.reading() as session:
        assert not absences_to_ask_about(session)


def test_the_office_calls_whom_no_mail_reaches_and_who_wants_it(
    database: Database, world: World
) -> None:
    dora, ada = world.pupils["Dora"], world.pupils["Ada"]
    with database.transaction() as session:
        ask_about(session, missing(session, world, "Dora"))
        assert calls(session) == [(dora, "absence-unexplained")]
        absence_id = missing(session, world)
        with pytest.raises(NotFound):
            ask_for_call(session, world.berta, absence_id)
        ask_for_call(session, world.anna, absence_id)
        assert (ada, "absence-worried") in calls(session)


def test_the_answer_explains_it_and_withdrawing_the_answer_does_not(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        absence_id = missing(session, world)
        for outsider in (world.berta, world.huber):
            with pytest.raises((NotFound, NotAllowed)):
                explain_absence(session, outsider, absence_id)
        assert explain_absence(session, world.anna, absence_id).children == ("Ada Adasen",)
        (row,) = own_absences(session, world.anton)
        assert (row.kind, row.source, row.is_late) == ("ill", "guardian", True)
        ask_about(session, absence_id)  # was due in the same moment
        assert asked(session) == []
        withdraw_absence(session, world.anna, row.absence_id)
        session.expire_all()
        assert [one.source for one in own_absences(session, world.anna)] == ["teacher"]


def ring_bells(session: Session) -> None:
    """Five lessons from 8:00 on; at noon there is the fifth, from 11:30 to 12:15."""
    plan = BellPlan(weekdays="12345", lowest_grade=1, highest_grade=13, first_day=MONDAY)
    session.add(plan)
    session.flush()
    for lesson, (begins, ends) in enumerate(
        ((8, 8.75), (8.75, 9.5), (9.75, 10.5), (10.5, 11.25), (11.5, 12.25)), start=1
    ):
        starts_at, ends_at = (time(int(at), int(at % 1 * 60)) for at in (begins, ends))
        session.add(
            BellPeriod(plan_id=id_of(plan), lesson=lesson, starts_at=starts_at, ends_at=ends_at)
        )


def test_a_child_known_to_be_away_in_other_lessons_is_missed_and_asked_about(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    """An appointment in the first two lessons does not explain the fifth."""
    with database.transaction() as session:
        ring_bells(session)
        draft = AbsenceDraft(first_day=MONDAY, last_lesson=2)
        report_absence(session, world.anna, ReportAbsence((world.pupils["Ada"],), draft))
        ada = read_register(session, world.huber, world.classes["7b"]).rows[0]
        assert (ada.is_excused, ada.is_missing, len(ada.known)) == (False, False, 1)
        absence_id = missing(session, world)
        assert missing(session, world) == absence_id  # a second tap
        ada = read_register(session, world.huber, world.classes["7b"]).rows[0]
        assert (ada.is_excused, ada.is_missing, ada.may_come_late) == (False, True, False)
        noted = session.get_one(Absence, absence_id)
        assert (noted.first_lesson, noted.last_lesson) == (5, None)
    with clock.at(stopped_clock + TEN_MINUTES), database.transaction() as session:
        assert absences_to_ask_about(session) == [absence_id]
        explain_absence(session, world.anna, absence_id)
        assert absences_to_ask_about(session) == []
        spans = [row.span for row in own_absences(session, world.anna)]
        assert {(one.first_lesson, one.last_lesson) for one in spans} == {(None, 2), (5, None)}


def test_a_child_that_comes_later_is_not_asked_about_and_what_it_missed_stays(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        ring_bells(session)
        with clock.at(stopped_clock - timedelta(hours=4)):  # 8:00
            absence_id = missing(session, world)
        with pytest.raises(NotFound):
            mark_late(session, world.huber, world.pupils["Carla"])
        assert read_register(session, world.huber, world.classes["7b"]).rows[0].may_come_late
        mark_late(session, world.huber, world.pupils["Ada"])
        assert absences_to_ask_about(session) == []
        ask_about(session, absence_id)
        assert asked(session) == []
        (row,) = own_absences(session, world.anna)
        assert (row.span.last_lesson, row.source) == (4, "teacher")
        absence_id = missing(session, world)  # and is gone again
        assert session.get_one(Absence, absence_id).first_lesson == 5


async def test_a_note_of_the_last_second_stops_the_question_or_comes_after_it(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        absence_id = missing(session, world)
    work: list[Any] = [
        lambda session: ask_about(session, absence_id),
        lambda session: explain_absence(session, world.anna, absence_id),
    ] * 3
    results = await asyncio.gather(
        *(database.write_long(one) for one in work), return_exceptions=True
    )
    errors = [it for it in results if isinstance(it, Exception)]
    assert [it for it in errors if not isinstance(it, NotFound)] == []  # explained by another tap
    with database.reading() as session:
        (row,) = own_absences(session, world.anna)
        assert row.source == "guardian"
        assert asked(session) in ([], ["anna", "anton"])
