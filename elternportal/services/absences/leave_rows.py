"""Applications for leave as they stand in the tables, made into what is read.

Whose they are says the caller's condition.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from elternportal.domain.absences import AwaySpan, Source
from elternportal.domain.leave import LeaveState, StepKind
from elternportal.domain.names import pupil_name
from elternportal.models.absences import LeaveRequest, LeaveStep
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.files import StoredFile
from elternportal.models.school import Pupil, SchoolClass, Subject
from elternportal.services.absences.leave import span_of_leave
from elternportal.services.files import FileView, file_view


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """An application in a list, without why; ``subject`` is set for an exemption, as long as the
    school teaches it.
    """

    request_id: int
    name: str
    class_name: str
    span: AwaySpan
    is_exemption: bool
    subject: str
    state: LeaveState
    is_late: bool
    source: Source
    applied_by: str
    applied_at: datetime


@dataclass(frozen=True, slots=True)
class StepRow:
    """What somebody did about it."""

    kind: StepKind
    text: str
    by: str
    at: datetime


def leave_query(condition: ColumnElement[bool]) -> Select[LeaveRequest, Pupil, str, str, str]:
    """The applications with all that a row is made of."""
    return (
        select(
            LeaveRequest,
            Pupil,
            col(SchoolClass.short_name),
            _subject_name(),
            col(Account.name),
        )
        .join(Pupil, col(Pupil.id) == col(LeaveRequest.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .outerjoin(Subject, col(Subject.id) == col(LeaveRequest.subject_id))
        .outerjoin(Account, col(Account.id) == col(LeaveRequest.applied_by))
        .where(condition, col(Pupil.is_active))
        .order_by(col(LeaveRequest.first_day).desc(), col(LeaveRequest.id).desc())
    )


def _subject_name() -> ColumnElement[str]:
    return func.coalesce(func.nullif(col(Subject.long_name), ""), col(Subject.short_name), "")


def leave_row(found: Any) -> LeaveRow:
    """What :func:`leave_query` found."""
    request, pupil, class_name, subject, applied_by = found
    return LeaveRow(
        request_id=id_of(request),
        name=pupil_name(pupil.first_name, pupil.surname),
        class_name=class_name or "",
        span=span_of_leave(request),
        is_exemption=request.is_exemption,
        subject=subject,
        state=LeaveState(request.state),
        is_late=request.is_late,
        source=Source(request.source),
        applied_by=applied_by or "",
        applied_at=request.applied_at,
    )


def steps_of(session: Session, request_ids: Sequence[int]) -> Mapping[int, list[StepRow]]:
    """What was done about each of these applications, in its order."""
    found = session.execute(
        select(LeaveStep, col(Account.name))
        .outerjoin(Account, col(Account.id) == col(LeaveStep.account_id))
        .where(col(LeaveStep.request_id).in_(request_ids))
        .order_by(col(LeaveStep.id))
    )
    steps: defaultdict[int, list[StepRow]] = defaultdict(list)
    for step, name in found:
        row = StepRow(StepKind(step.kind), step.text, name or "", step.at)
        steps[step.request_id].append(row)
    return steps


def proof_of(session: Session, request: LeaveRequest) -> FileView | None:
    """The file of an application that the caller has found readable."""
    stored = session.get(StoredFile, request.proof_id) if request.proof_id else None
    return file_view(stored) if stored else None


def is_exempted_on(day: date) -> ColumnElement[bool]:
    """A :class:`LeaveRequest` is an approved exemption that holds on the day."""
    return (
        col(LeaveRequest.is_exemption)
        & (col(LeaveRequest.state) == LeaveState.APPROVED)
        & (col(LeaveRequest.first_day) <= day)
        & (col(LeaveRequest.last_day) >= day)
    )


def exemptions_on(
    session: Session, pupil_ids: Select[int] | Collection[int], condition: ColumnElement[bool]
) -> Sequence[Any]:
    """Approved exemptions of these children: child, subject, first and last day.

    Who was exempted from what the school teaches no longer misses nothing.
    """
    return session.execute(
        select(
            col(LeaveRequest.pupil_id),
            _subject_name().label("subject"),
            col(LeaveRequest.first_day),
            col(LeaveRequest.last_day),
        )
        .join(Subject, col(Subject.id) == col(LeaveRequest.subject_id))
        .where(
            col(LeaveRequest.pupil_id).in_(pupil_ids),
            col(LeaveRequest.is_exemption),
            col(LeaveRequest.state) == LeaveState.APPROVED,
            condition,
        )
        .order_by(col(LeaveRequest.first_day), col(LeaveRequest.id))
    ).all()
