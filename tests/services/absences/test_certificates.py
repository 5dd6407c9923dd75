"""Certificates are owed by the school's rules, follow their absence, and are reminded of once."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.certificates import CertificateState
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.templates import render
from elternportal.models.absences import Certificate
from elternportal.models.base import id_of
from elternportal.models.exams import Exam, ExamGroup
from elternportal.models.mail import OutboxMail
from elternportal.models.office import FamilyCall
from elternportal.services.absences.certificate_desk import (
    CertificatesView,
    DutyDraft,
    certificates_overdue,
    oblige_child,
    read_certificates,
    release_child,
    remind_of_certificate,
    settle_certificate,
)
from elternportal.services.absences.certificates import ask_for_certificate
from elternportal.services.absences.morning import (
    MorningAsked,
    NoteByPhone,
    note_by_phone,
    read_morning,
)
from elternportal.services.absences.reporting import (
    AbsenceDraft,
    ReportAbsence,
    end_absence,
    own_absences,
    report_absence,
    withdraw_absence,
)
from elternportal.services.exams.settings import NEEDS_RELEASE
from tests.support.school_settings import decide
from tests.support.world import World

MONDAY = date(2026, 11, 23)
TUESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=days) for days in (1, 3, 4))

pytestmark = pytest.mark.usefixtures("stopped_clock")


def report(session: Session, world: World, first: date = TUESDAY, **draft: Any) -> None:
    command = ReportAbsence(
        (world.pupils["Ada"],), AbsenceDraft(first_day=first, remark="Fieber", **draft)
    )
    report_absence(session, world.anna, command)


def desk(session: Session, world: World) -> CertificatesView:
    return read_certificates(session, world.olga)


def mails(session: Session) -> list[OutboxMail]:
    query = select(OutboxMail).where(col(OutboxMail.template) == "certificate")
    return list(session.scalars(query.order_by(col(OutboxMail.id))))


def add_exam(session: Session, world: World, day: date) -> None:
    """7b writes mathematics in the third lesson."""
    decide(session, NEEDS_RELEASE, False)
    exam = Exam(key="x", day=day, first_lesson=3, last_lesson=3, edited_at=clock.now())
    session.add(exam)
    session.flush()
    session.add(
        ExamGroup(
            exam_id=id_of(exam),
            class_id=world.classes["7b"],
            subject_id=world.subjects["M"],
            teacher_id=world.teachers["Huber"],
        )
    )
    session.flush()


def test_more_than_three_days_owe_one_also_by_extending_and_shortening_lets_it_go(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        report(session, world, last_day=THURSDAY)
        assert desk(session, world).owed == []
        report(session, world, FRIDAY)
        (owed,) = desk(session, world).owed
        assert (owed.why, owed.span.last_day, owed.due_day) == ("long", FRIDAY, date(2026, 12, 3))
        (row,) = own_absences(session, world.anton)
        assert row.certificate is not None
        sent = [render(session, mail) for mail in mails(session)]
        assert len(sent) == 2
        for one in sent:
            assert one is not None
            for word in ("Ada", "7b", "Fieber"):
                assert word not in one.subject + one.text
        end_absence(session, world.anna, row.absence_id, THURSDAY)
        assert desk(session, world).owed == []
        assert [render(session, mail) for mail in mails(session)] == [None, None]


def test_a_missed_exam_owes_one_that_names_it_and_other_lessons_do_not(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_exam(session, world, THURSDAY)
        report(session, world, THURSDAY, first_lesson=5)
        assert desk(session, world).owed == []
        report(session, world, THURSDAY)
        (owed,) = desk(session, world).owed
        assert (owed.why, owed.about) == ("exam", "Mathematik (26.11.)")
        (morning,) = read_morning(session, world.olga, MorningAsked(THURSDAY)).rows
        assert morning.certificate is not None
        (row,) = own_absences(session, world.anna)
        withdraw_absence(session, world.anna, row.absence_id)
        assert desk(session, world).owed == []


def test_the_head_obliges_a_child_and_the_family_is_told(database: Database, world: World) -> None:
    with database.transaction() as session:
        ada, draft = world.pupils["Ada"], DutyDraft(first_day=MONDAY, last_day=FRIDAY)
        for outsider in (world.olga, world.huber, world.anna):
            with pytest.raises(NotAllowed):
                oblige_child(session, outsider, ada, draft)
        report(session, world)
        oblige_child(session, world.hanna, ada, draft)
        oblige_child(session, world.hanna, world.pupils["Dora"], draft)
        assert [call.kind for call in session.scalars(select(FamilyCall))] == ["certificate-duty"]
        view = desk(session, world)
        assert ([row.why for row in view.owed], len(view.duties)) == (["duty"], 2)
        release_child(session, world.hanna, view.duties[0].duty_id)
        assert desk(session, world).owed == []


def test_the_office_asks_ticks_off_and_undoes_it_and_reminds_once(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        call = NoteByPhone(world.pupils["Dora"], AbsenceDraft(first_day=TUESDAY))
        note_by_phone(session, world.olga, call)
        (row,) = read_morning(session, world.olga, MorningAsked(TUESDAY)).rows
        for outsider in (world.anna, world.huber):
            with pytest.raises(NotAllowed):
                ask_for_certificate(session, outsider, row.absence_id)
        ask_for_certificate(session, world.olga, row.absence_id)
        ask_for_certificate(session, world.hanna, row.absence_id)  # a second tap
        (owed,) = desk(session, world).owed
        settle_certificate(session, world.olga, owed.certificate_id, CertificateState.HANDED_IN)
        assert [row.state for row in desk(session, world).settled] == ["handed-in"]
        settle_certificate(session, world.olga, owed.certificate_id, CertificateState.OWED)
        with pytest.raises(NotFound):
            settle_certificate(session, world.olga, 99, CertificateState.WAIVED)
        assert certificates_overdue(session) == []
    with clock.at(stopped_clock + timedelta(days=10)), database.transaction() as session:
        (certificate_id,) = certificates_overdue(session)
        remind_of_certificate(session, certificate_id)
        remind_of_certificate(session, certificate_id)  # the other process
        assert certificates_overdue(session) == []
        kinds = [call.kind for call in session.scalars(select(FamilyCall))]
        assert kinds == ["certificate-owed", "certificate-reminded"]
        assert session.scalars(select(Certificate)).one().reminded_at is not None
