"""Guardians report, extend, withdraw and shorten; one child's days are one absence."""

import asyncio
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.absences import AbsenceKind, AbsenceState, AwaySpan
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.mail.templates import render
from elternportal.models.absences import Absence
from elternportal.models.audit import AuditEntry
from elternportal.models.mail import OutboxMail
from elternportal.services.absences.joining import span_of
from elternportal.services.absences.morning import (
    NoteByPhone,
    note_by_phone,
    record_absence,
    take_back_record,
)
from elternportal.services.absences.reporting import (
    AbsenceDraft,
    RecordedAlready,
    ReportAbsence,
    ReportedView,
    end_absence,
    own_absences,
    read_report_form,
    report_absence,
    withdraw_absence,
)
from elternportal.services.absences.rules import (
    BeyondYear,
    NoSchool,
    NotForwards,
    TooFarBack,
    TooLong,
)
from tests.support.world import World

MONDAY = date(2026, 11, 23)  # today, at noon: after the deadline
TUESDAY, WEDNESDAY, FRIDAY = (MONDAY + timedelta(days=days) for days in (1, 2, 4))
REMARK = "Kommt mit dem Taxi"

pytestmark = pytest.mark.usefixtures("stopped_clock")


def report(
    session: Session, actor: Actor, *pupil_ids: int, first: date = TUESDAY, **draft: Any
) -> ReportedView:
    command = ReportAbsence(pupil_ids, AbsenceDraft(first_day=first, **draft))
    return report_absence(session, actor, command)


def open_absences(session: Session, pupil_id: int) -> list[Absence]:
    query = select(Absence).where(col(Absence.pupil_id) == pupil_id).order_by(col(Absence.id))
    states = {AbsenceState.REPORTED, AbsenceState.RECORDED}
    return [absence for absence in session.scalars(query) if absence.state in states]


def the_absence(session: Session, pupil_id: int) -> Absence:
    (absence,) = open_absences(session, pupil_id)
    return absence


def mails(session: Session) -> list[tuple[str, str]]:
    query = select(OutboxMail).order_by(col(OutboxMail.id))
    return [(it.recipient.split(".")[0], it.params["what"]) for it in session.scalars(query)]


def test_both_guardians_hear_of_it_and_read_it(database: Database, world: World) -> None:
    with database.transaction() as session:
        told = report(session, world.anna, world.pupils["Ada"], remark=REMARK)
        assert (told.children, told.mails, told.is_late) == (("Ada Adasen",), 2, False)
        assert mails(session) == [("anna", "reported"), ("anton", "reported")]
        for guardian in (world.anna, world.anton):
            (row,) = own_absences(session, guardian)
            assert (row.kind, row.remark, row.reported_by) == ("ill", REMARK, "Anna Amsel")
        assert own_absences(session, world.berta) == []


def test_the_mail_names_the_days_and_neither_child_nor_reason(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        report(session, world.anna, world.pupils["Ada"], remark=REMARK, last_day=WEDNESDAY)
        mail = session.scalars(select(OutboxMail)).first()
        assert mail is not None
        rendered = render(session, mail)
    assert rendered is not None
    assert "Di, 24.11. – Mi, 25.11." in rendered.text
    for word in ("Ada", " krank", REMARK, "7b"):
        assert word not in rendered.subject + rendered.text


def test_what_was_said_is_sealed_in_the_database_and_in_no_record(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        report(session, world.anna, world.pupils["Ada"], remark=REMARK)
    with database.reading() as session:
        kind, remark = session.execute(text("SELECT kind, remark FROM absence")).one()
        assert REMARK.encode() not in bytes(remark)
        assert b"ill" not in bytes(kind)[8:]
        entries = session.scalars(select(AuditEntry)).all()
        assert REMARK not in str([entry.detail for entry in entries])


def test_several_children_are_reported_at_once(database: Database, world: World) -> None:
    with database.transaction() as session:
        told = report(session, world.anna, world.pupils["Ada"], world.pupils["Ben"])
        assert told.children == ("Ada Adasen", "Ben Bensen")
        assert len(own_absences(session, world.anton)) == 2


@pytest.mark.parametrize("who", ["berta", "huber", "olga", "hanna"])
def test_nobody_else_reports_withdraws_or_shortens(
    database: Database, world: World, who: str
) -> None:
    outsider: Actor = getattr(world, who)
    with database.transaction() as session:
        report(session, world.anna, world.pupils["Ada"], last_day=WEDNESDAY)
        absence_id = the_absence(session, world.pupils["Ada"]).id or 0
    for attempt in (
        lambda session: report(session, outsider, world.pupils["Ada"], first=FRIDAY),
        lambda session: withdraw_absence(session, outsider, absence_id),
        lambda session: end_absence(session, outsider, absence_id, TUESDAY),
        lambda session: read_report_form(session, outsider).rows[0],
    ):
        with (
            pytest.raises((NotFound, NotAllowed, IndexError)),
            database.transaction() as session,
        ):
            attempt(session)
    with database.reading() as session:
        assert span_of(the_absence(session, world.pupils["Ada"])).last_day == WEDNESDAY


def test_the_day_after_extends_it_and_the_other_guardian_adds_nothing_twice(
    database: Database, world: World
) -> None:
    ada = world.pupils["Ada"]
    with database.transaction() as session:
        report(session, world.anna, ada)
        report(session, world.anton, ada, first=WEDNESDAY)
        assert span_of(the_absence(session, ada)) == AwaySpan(TUESDAY, WEDNESDAY)
        again = report(session, world.anna, ada, first=WEDNESDAY)
        assert (again.children, again.known_before, again.mails) == ((), ("Ada Adasen",), 0)


def test_two_appointments_on_one_day_stay_two(database: Database, world: World) -> None:
    ada = world.pupils["Ada"]
    with database.transaction() as session:
        report(session, world.anna, ada, first_lesson=1, last_lesson=2)
        report(session, world.anna, ada, first_lesson=5, last_lesson=6)
        assert len(open_absences(session, ada)) == 2
        report(session, world.anton, ada, first_lesson=3, last_lesson=4)
        assert span_of(the_absence(session, ada)) == AwaySpan(TUESDAY, TUESDAY, 1, 6)


def test_withdrawing_lets_stand_what_was_joined(database: Database, world: World) -> None:
    ada = world.pupils["Ada"]
    with database.transaction() as session:
        report(session, world.anna, ada)
        record_absence(session, world.olga, the_absence(session, ada).id or 0)
        report(session, world.anton, ada, first=WEDNESDAY)
        withdraw_absence(session, world.anton, the_absence(session, ada).id or 0)
        before = the_absence(session, ada)
        session.refresh(before)
        assert (span_of(before), before.state) == (AwaySpan(TUESDAY, TUESDAY), "recorded")
        with pytest.raises(RecordedAlready):
            withdraw_absence(session, world.anna, before.id or 0)
        take_back_record(session, world.olga, before.id or 0)
        withdraw_absence(session, world.anna, before.id or 0)
        assert open_absences(session, ada) == []


def test_back_earlier_shortens_it_and_the_office_takes_note_anew(
    database: Database, world: World
) -> None:
    ada = world.pupils["Ada"]
    with database.transaction() as session:
        report(session, world.anna, ada, last_day=FRIDAY)
        record_absence(session, world.olga, the_absence(session, ada).id or 0)
        whole = the_absence(session, ada).id or 0
        for day in (MONDAY, FRIDAY):
            with pytest.raises(NotForwards):
                end_absence(session, world.anton, whole, day)
        end_absence(session, world.anton, whole, WEDNESDAY)
        shorter = the_absence(session, ada)
        assert (span_of(shorter).last_day, shorter.state) == (WEDNESDAY, "reported")
        assert mails(session)[-1] == ("anton", "shortened")


@pytest.mark.parametrize(
    ("draft", "refused"),
    [
        ({"first": MONDAY - timedelta(days=8)}, TooFarBack),
        ({"first": MONDAY - timedelta(days=1)}, NoSchool),
        ({"first": WEDNESDAY, "last_day": TUESDAY}, NotForwards),
        ({"first": TUESDAY, "first_lesson": 4, "last_lesson": 2}, NotForwards),
        ({"first": TUESDAY, "last_day": TUESDAY + timedelta(days=14)}, TooLong),
        ({"first": TUESDAY, "last_day": date(2027, 8, 3)}, TooLong),
    ],
)
def test_days_that_do_not_fit_are_refused(
    database: Database, world: World, draft: dict[str, Any], refused: type[InvalidInput]
) -> None:
    with pytest.raises(refused), database.transaction() as session:
        report(session, world.anna, world.pupils["Ada"], **draft)


def test_the_school_year_ends_every_report(database: Database, world: World) -> None:
    with (
        clock.at(datetime.combine(date(2027, 7, 30), time(6), clock.SCHOOL_ZONE)),
        pytest.raises(BeyondYear),
        database.transaction() as session,
    ):
        report(
            session,
            world.anna,
            world.pupils["Ada"],
            first=date(2027, 7, 30),
            last_day=date(2027, 8, 2),
        )


@pytest.mark.parametrize(
    ("at", "presumed", "is_late"),
    [
        (datetime(2026, 11, 23, 7, 30), MONDAY, False),
        (datetime(2026, 11, 23, 8, 0), TUESDAY, True),
        (datetime(2026, 11, 27, 18, 0), date(2026, 11, 30), True),  # Friday evening: Monday
        (datetime(2026, 11, 28, 7, 0), date(2026, 11, 30), None),
    ],
)
def test_the_form_begins_with_the_day_that_is_meant(
    database: Database, world: World, at: datetime, presumed: date, is_late: bool | None
) -> None:
    with clock.at(at.replace(tzinfo=clock.SCHOOL_ZONE)), database.transaction() as session:
        view = read_report_form(session, world.anna)
        assert view.presumed_day == presumed
        if is_late is not None:
            told = report(session, world.anna, world.pupils["Ada"], first=at.date())
            assert told.is_late is is_late


def test_what_the_office_notes_by_phone_is_recorded_and_told(
    database: Database, world: World
) -> None:
    ada = world.pupils["Ada"]
    with database.transaction() as session:
        draft = AbsenceDraft(first_day=MONDAY, kind=AbsenceKind.SCHOOL_EVENT)
        assert note_by_phone(session, world.olga, NoteByPhone(ada, draft)) == "Ada Adasen"
        assert the_absence(session, ada).state == "recorded"
        assert mails(session) == [("anna", "reported"), ("anton", "reported")]
        with pytest.raises(NotAllowed):
            note_by_phone(session, world.huber, NoteByPhone(ada, draft))


async def test_two_guardians_and_the_office_at_once_make_one_absence(
    database: Database, world: World
) -> None:
    ada = world.pupils["Ada"]

    def by(actor: Actor, first: date) -> Any:
        return lambda session: report(session, actor, ada, first=first, last_day=FRIDAY)

    def by_phone(session: Session) -> object:
        draft = AbsenceDraft(first_day=TUESDAY, last_day=WEDNESDAY)
        return note_by_phone(session, world.olga, NoteByPhone(ada, draft))

    work = [by(world.anna, TUESDAY), by(world.anton, WEDNESDAY), by_phone] * 3
    await asyncio.gather(*(database.write_long(one) for one in work))
    with database.reading() as session:
        assert span_of(the_absence(session, ada)) == AwaySpan(TUESDAY, FRIDAY)
