"""Leave is applied for, commented, decided, changed and withdrawn; only if approved it excuses."""

import asyncio
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.db import Database
from elternportal.domain.absences import Source
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.mail.templates import render
from elternportal.models.absences import Absence, LeaveRequest
from elternportal.models.audit import AuditEntry
from elternportal.models.mail import OutboxMail
from elternportal.models.office import FamilyCall
from elternportal.models.school_calendar import Holiday
from elternportal.services.absences.class_day import read_class_days
from elternportal.services.absences.leave import (
    AppliedAlready,
    ApplyForLeave,
    BegunAlready,
    LeaveDraft,
    NoSubject,
    apply_for_leave,
    enter_leave_on_paper,
    withdraw_for_family,
    withdraw_leave,
)
from elternportal.services.absences.leave_decisions import (
    AnswerMissing,
    DecidedSo,
    DecideLeave,
    LeaveComment,
    LeaveDecision,
    NotYoursToDecide,
    comment_leave,
    decide_leave,
)
from elternportal.services.absences.leave_desk import LeaveQuery, list_leave, open_leave
from elternportal.services.absences.leave_own import own_leave
from elternportal.services.absences.leave_print import printed_decision, read_decision_paper
from elternportal.services.absences.leave_rules import BeganAlready, UnknownReason
from elternportal.services.absences.leave_settings import LEAVE_BY_OFFICE
from elternportal.services.absences.morning import MorningAsked, read_morning
from elternportal.services.absences.register import mark_missing, read_register
from elternportal.services.absences.reporting import (
    AbsenceDraft,
    ReportAbsence,
    own_absences,
    report_absence,
    withdraw_absence,
)
from elternportal.services.absences.rules import NotForwards
from elternportal.services.editing import EditedMeanwhile
from elternportal.state.absences.words import leave_text
from tests.support.school_settings import decide as set_to
from tests.support.world import World

MONDAY = date(2026, 11, 23)
FRIDAY, NEXT_MONDAY = MONDAY + timedelta(days=4), MONDAY + timedelta(days=7)
REASON, WHY = "Familienfeier", "Oma wird achtzig"

pytestmark = pytest.mark.usefixtures("stopped_clock")


def apply(
    session: Session, world: World, child: str = "Ada", who: str = "anna", **draft: Any
) -> int:
    """Somebody applies; returns the application."""
    fields = {"first_day": FRIDAY, "reason": REASON, "text": WHY, **draft}
    command = ApplyForLeave((world.pupils[child],), LeaveDraft(**fields))
    apply_for_leave(session, getattr(world, who), command)
    return latest(session)


def latest(session: Session) -> int:
    return session.scalar(select(func.max(col(LeaveRequest.id)))) or 0


def decide(
    session: Session, who: Actor, request_id: int, yes: bool = True, answer: str = "", seen: int = 0
) -> int:
    revision = seen or session.get_one(LeaveRequest, request_id).revision
    decision = LeaveDecision(is_approved=yes, answer=answer)
    return decide_leave(session, who, DecideLeave(request_id, decision, revision))


def away(session: Session, world: World, day: date = FRIDAY) -> list[str]:
    return [row.name for row in read_morning(session, world.olga, MorningAsked(day)).rows]


def mails(session: Session) -> list[tuple[str, str]]:
    rows = session.scalars(select(OutboxMail).order_by(col(OutboxMail.id)))
    return [(it.recipient.split(".")[0], it.params["what"]) for it in rows]


def test_both_guardians_hear_and_nothing_is_excused_until_it_is_approved(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        request_id = apply(session, world)
        assert away(session, world) == []
        (own,) = own_leave(session, world.anton)
        assert (own.reason, own.text, own.row.applied_by) == (REASON, WHY, "Anna Amsel")
        assert decide(session, world.huber, request_id) == 2
        assert away(session, world) == ["Ada Adasen"]
        (row,) = own_absences(session, world.anton)
        assert (row.kind, row.source, row.is_recorded) == ("leave", Source.LEAVE, True)
        told = [(who, what) for what in ("applied", "approved") for who in ("anna", "anton")]
        assert mails(session) == told


def test_mails_name_neither_child_nor_reason_and_a_changed_decision_replaces_the_one_before(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        request_id = apply(session, world)
        decide(session, world.huber, request_id)
        decide(session, world.hanna, request_id, yes=False, answer="Schulaufgabe")
        shown = [render(session, mail) for mail in session.scalars(select(OutboxMail))]
        texts = [one.subject + one.text for one in shown if one is not None]
        assert len(texts) == 2  # what was approved is not told any more
        for word in ("Ada", "7b", REASON, WHY, "Schulaufgabe"):
            assert not any(word in one for one in texts)
        assert away(session, world) == []
        (own,) = own_leave(session, world.anna)
        assert own.decision is not None
        assert (own.row.state, own.decision.text) == ("refused", "Schulaufgabe")


def test_who_decides_is_the_schools_rule_and_beside_holidays_the_head_alone(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        session.add(
            Holiday(
                first_day=NEXT_MONDAY,
                last_day=NEXT_MONDAY + timedelta(days=4),
                name="Ferien",
                kind="school",
            )
        )
        thursday = FRIDAY - timedelta(days=1)
        for draft, class_teacher, office in (
            ({"first_day": thursday, "last_day": thursday}, True, True),
            ({"first_day": MONDAY, "last_day": thursday}, False, True),
            ({"first_day": FRIDAY}, False, False),
        ):
            set_to(session, LEAVE_BY_OFFICE, False)
            request_id = apply(session, world, **draft)
            view = open_leave(session, world.huber, request_id)
            assert view.may_decide is class_teacher
            with pytest.raises(NotYoursToDecide):
                decide(session, world.olga, request_id)
            set_to(session, LEAVE_BY_OFFICE, True)
            assert open_leave(session, world.olga, request_id).may_decide is office
            if not class_teacher:
                comment_leave(session, world.huber, request_id, LeaveComment(comment="Gern"))
                with pytest.raises(NotYoursToDecide):
                    decide(session, world.huber, request_id)
            decide(session, world.hanna, request_id, yes=False, answer="Nein")


def test_only_the_class_teacher_office_and_head_read_it_and_it_is_written_down(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        request_id = apply(session, world)
        for outsider in (world.maier, world.roth):  # teaches the class; teaches another
            assert list_leave(session, outsider, LeaveQuery()).rows == ()
            with pytest.raises(NotFound):
                open_leave(session, outsider, request_id)
            with pytest.raises(NotFound):
                decide(session, outsider, request_id)
        with pytest.raises(NotAllowed):
            open_leave(session, world.anna, request_id)
        for other in (world.berta, world.maier):
            with pytest.raises((NotFound, NotAllowed)):
                withdraw_leave(session, other, request_id)
            with pytest.raises(NotFound):
                read_decision_paper(session, other, request_id)
        assert own_leave(session, world.berta) == []
        open_leave(session, world.huber, request_id)
        read = select(AuditEntry).where(col(AuditEntry.action) == "leave-read")
        assert [one.account_id for one in session.scalars(read)] == [world.huber.account_id]
        with pytest.raises(NotFound):
            apply(session, world, "Carla")


@pytest.mark.parametrize(
    ("draft", "error"),
    [
        ({"first_day": MONDAY - timedelta(days=3)}, BeganAlready),
        ({"last_day": MONDAY}, NotForwards),
        ({"first_day": FRIDAY + timedelta(days=1)}, InvalidInput),
        ({"reason": "keine Lust"}, UnknownReason),
        ({"subject_id": 9999}, NoSubject),
    ],
)
def test_what_does_not_fit_is_refused(
    database: Database, world: World, draft: dict[str, Any], error: type[Exception]
) -> None:
    with database.transaction() as session, pytest.raises(error):
        apply(session, world, **draft)


def test_a_decision_needs_an_answer_if_it_refuses_and_two_people_do_not_decide_unseen(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        request_id = apply(session, world)
        with pytest.raises(AnswerMissing):
            decide(session, world.hanna, request_id, yes=False)
        decide(session, world.huber, request_id, seen=1)
        with pytest.raises(EditedMeanwhile):
            decide(session, world.hanna, request_id, yes=False, answer="Nein", seen=1)
    with database.transaction() as session, pytest.raises(DecidedSo):
        decide(session, world.hanna, request_id)


def test_it_is_withdrawn_until_it_begins_and_by_the_office_afterwards(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        later = apply(session, world)
        decide(session, world.huber, later)
        withdraw_leave(session, world.anton, later)
        assert away(session, world) == []
        today = apply(session, world, first_day=MONDAY, first_lesson=5)
        decide(session, world.huber, today)
        with pytest.raises(BegunAlready):
            withdraw_leave(session, world.anna, today)
        withdraw_for_family(session, world.olga, today)
        assert away(session, world, MONDAY) == []


def test_a_sick_note_beside_approved_leave_stays_its_own_and_a_teachers_question_is_answered(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        mark_missing(session, world.huber, world.pupils["Ada"])
        request_id = apply(session, world, first_day=MONDAY)
        decide(session, world.huber, request_id)
        assert not any(row.is_missing for row in _register(session, world))
        tuesday = MONDAY + timedelta(days=1)
        note = ReportAbsence((world.pupils["Ada"],), AbsenceDraft(first_day=tuesday))
        assert report_absence(session, world.anna, note).children == ("Ada Adasen",)
        sick, leave = own_absences(session, world.anna)
        assert (sick.span.first_day, leave.span.last_day) == (tuesday, MONDAY)
        withdraw_absence(session, world.anna, sick.absence_id)
        decide(session, world.huber, request_id, yes=False, answer="Nein")
        (missed,) = own_absences(session, world.anna)
        assert missed.source is Source.TEACHER


def _register(session: Session, world: World) -> Any:
    return read_register(session, world.huber, world.classes["7b"]).rows


def test_an_exemption_leaves_the_child_at_school_and_teachers_read_from_what(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        request_id = apply(
            session,
            world,
            first_day=MONDAY,
            last_day=FRIDAY,
            subject_id=world.subjects["E"],
            reason=REASON,
        )
        decide(session, world.hanna, request_id)
        assert away(session, world, MONDAY) == []
        assert next(row.exempted for row in _register(session, world)) == "Englisch"
        seven_b = read_class_days(session, world.maier).classes[0]
        assert [(one.name, one.subject) for one in seven_b.exempted] == [("Ada Adasen", "Englisch")]
        assert session.scalar(select(func.count()).select_from(Absence)) == 0


def test_once_the_school_teaches_a_subject_no_longer_the_decision_stays_and_the_day_is_as_ever(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        english = world.subjects["E"]
        request_id = apply(
            session, world, first_day=MONDAY, last_day=FRIDAY, subject_id=english, reason=REASON
        )
        decide(session, world.hanna, request_id)
        session.get_one(LeaveRequest, request_id).subject_id = None  # as an import leaves it
        session.flush()
        assert next(row.exempted for row in _register(session, world)) == ""
        assert read_class_days(session, world.maier).classes[0].exempted == ()
        (own,) = own_leave(session, world.anna)
        paper = read_decision_paper(session, world.anna, request_id)
    assert "Befreiung von Unterricht in einem früheren Fach" in leave_text(own.row, "de")
    printed = PdfReader(BytesIO(printed_decision(paper))).pages[0].extract_text()
    assert "Befreit: Unterricht in einem früheren Fach" in printed


def test_a_family_without_access_gets_paper_and_the_office_a_task(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        draft = LeaveDraft(first_day=FRIDAY, reason=REASON, text=WHY)
        with pytest.raises(NotAllowed):
            enter_leave_on_paper(session, world.huber, world.pupils["Dora"], draft)
        told = enter_leave_on_paper(session, world.olga, world.pupils["Dora"], draft)
        assert (told.children, told.mails) == (("Dora Dorasen",), 0)
        request_id = latest(session)
        assert decide(session, world.hanna, request_id, yes=False, answer="Schulaufgabe") == 0
        call = session.scalars(select(FamilyCall)).one()
        assert (call.pupil_id, call.kind) == (world.pupils["Dora"], "leave-refused")
        paper = read_decision_paper(session, world.olga, request_id)
    printed = PdfReader(BytesIO(printed_decision(paper))).pages[0].extract_text()
    for words in ("Dora Dorasen (7b)", "27.11.2026", "abgelehnt", "Schulaufgabe", "Hanna Head"):
        assert words in printed
    assert REASON not in printed
    assert WHY not in printed


async def test_both_guardians_at_once_make_one_application_and_one_decision_wins(
    database: Database, world: World
) -> None:
    work: list[Any] = [
        lambda session, who=who: apply(session, world, who=who) for who in ("anna", "anton") * 2
    ]
    results = await asyncio.gather(
        *(database.write_long(one) for one in work), return_exceptions=True
    )
    failed = [it for it in results if isinstance(it, Exception)]
    assert [type(it) for it in failed] == [AppliedAlready] * 3
    (request_id,) = (it for it in results if isinstance(it, int))
    work = [
        lambda session: decide(session, world.huber, request_id, seen=1),
        lambda session: decide(session, world.hanna, request_id, False, "Nein", seen=1),
        lambda session: withdraw_leave(session, world.anna, request_id),
    ]
    await asyncio.gather(*(database.write_long(one) for one in work), return_exceptions=True)
    with database.reading() as session:
        request = session.get_one(LeaveRequest, request_id)
        assert bool(away(session, world)) is (request.state == "approved")
