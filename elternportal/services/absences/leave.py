"""Families apply for leave, see what became of it, and withdraw it; the office enters paper."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.absences import AwaySpan, Source
from elternportal.domain.leave import LEAVE_TOPIC, LONGEST_TEXT, LeaveState, StepKind
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.models.absences import LeaveRequest, LeaveStep
from elternportal.models.base import id_of
from elternportal.models.school import Pupil
from elternportal.services.absences.leave_excuse import take_back_excuse
from elternportal.services.absences.leave_mails import LeaveTold, tell_of_leave
from elternportal.services.absences.leave_rules import (
    AppliedAlready,
    days_of_leave,
    is_leave_late,
    leave_rules,
    refuse_unfit_leave,
)
from elternportal.services.absences.leave_scope import find_leave, find_own_leave
from elternportal.services.absences.leave_subjects import is_taught_subject
from elternportal.services.audit import record
from elternportal.services.files import take_one_file
from elternportal.services.finding import find_for_office
from elternportal.services.school import announce_families, lock_family, own_children
from elternportal.services.typed_fields import Day

_Lesson = Annotated[int, Field(ge=FIRST_LESSON, le=LAST_LESSON)]
WAITS_OR_HOLDS = (LeaveState.APPLIED, LeaveState.APPROVED)


class BegunAlready(Conflict):
    """What has begun the office takes back, if the child came after all."""

    key = "leave-error-begun"


class NothingToWithdraw(Conflict):
    """It was refused or withdrawn before."""

    key = "leave-error-over"


class NoSubject(InvalidInput):
    """An exemption is from the lessons of one subject that the child has."""

    key = "leave-error-subject"
    field_name = "subject_id"


class LeaveDraft(BaseModel):
    """An application as it is typed. ``subject_id`` makes it an exemption from its lessons."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    first_day: Day
    last_day: Day | None = None
    first_lesson: _Lesson | None = None
    last_lesson: _Lesson | None = None
    subject_id: int | None = None
    reason: Annotated[str, StringConstraints(max_length=LONGEST_TEXT)] = ""
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT)] = ""
    files: str = ""

    @property
    def span(self) -> AwaySpan:
        last = self.last_day or self.first_day
        if self.subject_id is not None:
            return AwaySpan(self.first_day, last)
        return AwaySpan(self.first_day, last, self.first_lesson, self.last_lesson)


@dataclass(frozen=True, slots=True)
class ApplyForLeave:
    """Several children at once, e.g. siblings at one celebration."""

    pupil_ids: tuple[int, ...]
    draft: LeaveDraft


@dataclass(frozen=True, slots=True)
class AppliedView:
    """What came of it: for whom, which days, and how many mails confirm it."""

    children: tuple[str, ...]
    span: AwaySpan
    is_late: bool
    is_beside_holidays: bool
    mails: int


def apply_for_leave(session: Session, actor: Actor, command: ApplyForLeave) -> AppliedView:
    """Apply for own children; all guardians of each hear of it by mail.

    Raises:
        NotAllowed: the actor is no guardian.
        NotFound: one of the children is not theirs, or the proof is not.
        InvalidInput: no child is named, or see :func:`refuse_unfit_leave`.
        NoSubject, AppliedAlready
    """
    actor.require(Role.PARENT)
    own = {child.id: child.name for child in own_children(session, actor)}
    if not command.pupil_ids:
        raise InvalidInput()
    if not own.keys() >= set(command.pupil_ids):
        raise NotFound()
    draft = command.draft
    proof_id = None
    if leave_rules(session).takes_proofs:
        proof_id = take_one_file(session, actor, draft.files)
    ids = sorted(set(command.pupil_ids))
    mails = sum(
        _apply(session, actor, pupil_id, draft, proof_id, Source.GUARDIAN) for pupil_id in ids
    )
    return _applied(session, tuple(own[pupil_id] for pupil_id in ids), draft.span, mails)


def enter_leave_on_paper(
    session: Session, actor: Actor, pupil_id: int, draft: LeaveDraft
) -> AppliedView:
    """Enter what a family without account has handed in on the school's form.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such child, or it has left.
        InvalidInput, AppliedAlready: see :func:`apply_for_leave`.
    """
    actor.require(*ADMINISTRATION)
    pupil = find_for_office(session, actor, Pupil, pupil_id)
    if not pupil.is_active:
        raise NotFound()
    proof_id = take_one_file(session, actor, draft.files)
    mails = _apply(session, actor, pupil_id, draft, proof_id, Source.OFFICE)
    return _applied(session, (f"{pupil.first_name} {pupil.surname}",), draft.span, mails)


def withdraw_leave(session: Session, actor: Actor, request_id: int) -> None:
    """The child comes to school: an own application is withdrawn until the leave begins.

    Raises:
        NotAllowed, NotFound: see :func:`find_own_leave`.
        BegunAlready, NothingToWithdraw
    """
    request = find_own_leave(session, actor, request_id)
    if request.state == LeaveState.APPROVED and request.first_day <= clock.today():
        raise BegunAlready()
    _withdraw(session, actor, request)


def withdraw_for_family(session: Session, actor: Actor, request_id: int) -> None:
    """The family has told the office that the child comes.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: see :func:`find_leave`.
        NothingToWithdraw
    """
    actor.require(*ADMINISTRATION)
    _withdraw(session, actor, find_leave(session, actor, request_id))


def note_step(
    session: Session, actor: Actor, request: LeaveRequest, kind: StepKind, text: str = ""
) -> None:
    """Write down what was done about an application, and tell all who look at it."""
    session.add(
        LeaveStep(
            request_id=id_of(request),
            kind=kind,
            text=text,
            account_id=actor.account_id or None,
            at=clock.now(),
        )
    )
    record(session, actor.account_id, f"leave-{kind}", "leave_request", id_of(request))
    announce_leave(session, request.pupil_id)


def announce_leave(session: Session, pupil_id: int) -> None:
    """Who decides and the child's guardians see it without asking again."""
    announce(session, LEAVE_TOPIC)
    announce_families(session, [pupil_id])


def _withdraw(session: Session, actor: Actor, request: LeaveRequest) -> None:
    if request.state not in WAITS_OR_HOLDS:
        raise NothingToWithdraw()
    take_back_excuse(session, request)
    request.state = LeaveState.WITHDRAWN
    request.revision += 1
    note_step(session, actor, request, StepKind.WITHDRAWN)
    tell_of_leave(session, request, LeaveTold.WITHDRAWN)


def _apply(
    session: Session,
    actor: Actor,
    pupil_id: int,
    draft: LeaveDraft,
    proof_id: int | None,
    source: Source,
) -> int:
    """One child's application; returns how many mails confirm it. The child is locked, so that two
    guardians at once make one.
    """
    span = draft.span
    refuse_unfit_leave(session, span, draft.reason)
    subject_id = draft.subject_id
    if subject_id is not None and not is_taught_subject(session, pupil_id, subject_id):
        raise NoSubject()
    lock_family(session, pupil_id)
    _refuse_second(session, pupil_id, span, subject_id)
    request = LeaveRequest(
        pupil_id=pupil_id,
        is_exemption=subject_id is not None,
        subject_id=subject_id,
        reason=draft.reason,
        text=draft.text,
        first_day=span.first_day,
        last_day=span.last_day,
        first_lesson=span.first_lesson,
        last_lesson=span.last_lesson,
        is_late=is_leave_late(session, span.first_day),
        source=source,
        applied_by=actor.account_id or None,
        applied_at=clock.now(),
        proof_id=proof_id,
    )
    session.add(request)
    session.flush()
    record(session, actor.account_id, "leave-applied", "leave_request", id_of(request))
    announce_leave(session, pupil_id)
    return tell_of_leave(session, request, LeaveTold.APPLIED)


def _refuse_second(session: Session, pupil_id: int, span: AwaySpan, subject_id: int | None) -> None:
    """An application that overlaps one which waits or holds is the same one said twice."""
    others = session.scalars(
        select(LeaveRequest).where(
            col(LeaveRequest.pupil_id) == pupil_id,
            col(LeaveRequest.state).in_(WAITS_OR_HOLDS),
            col(LeaveRequest.subject_id).is_not_distinct_from(subject_id),
            col(LeaveRequest.first_day) <= span.last_day,
            col(LeaveRequest.last_day) >= span.first_day,
        )
    )
    if any(_overlap(span_of_leave(other), span) for other in others):
        raise AppliedAlready()


def _overlap(one: AwaySpan, other: AwaySpan) -> bool:
    return one.begins <= other.ends and other.begins <= one.ends


def span_of_leave(request: LeaveRequest) -> AwaySpan:
    """The days and lessons of an application."""
    return AwaySpan(request.first_day, request.last_day, request.first_lesson, request.last_lesson)


def _applied(
    session: Session, children: tuple[str, ...], span: AwaySpan, mails: int
) -> AppliedView:
    return AppliedView(
        children=children,
        span=span,
        is_late=is_leave_late(session, span.first_day),
        is_beside_holidays=days_of_leave(session, span.first_day, span.last_day).is_beside_holidays,
        mails=mails,
    )
