"""Applications as the school reads them: the list says days and names only.

Why somebody applies stands on the opened application, and who has opened it is in the audit log.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.domain.leave import Decider, LeaveState
from elternportal.domain.names import pupil_name
from elternportal.domain.paging import Paged, window
from elternportal.domain.people import STAFF, Actor, Role
from elternportal.domain.search import has_words, words_of
from elternportal.errors import NotFound
from elternportal.models.absences import LeaveRequest
from elternportal.models.school import Pupil, SchoolClass
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.absences.leave_rows import (
    LeaveRow,
    StepRow,
    leave_query,
    leave_row,
    proof_of,
    steps_of,
)
from elternportal.services.absences.leave_rules import (
    days_of_leave,
    leave_rules,
)
from elternportal.services.absences.leave_scope import (
    is_of_own_class,
    may_decide,
    roles_about,
    seen_leave,
    visible_to_staff,
)
from elternportal.services.absences.leave_settings import LEAVE_BY_OFFICE
from elternportal.services.absences.leave_subjects import SubjectToLeave, subjects_of
from elternportal.services.audit import record
from elternportal.services.files import FileView
from elternportal.services.finding import find_for_office

ROWS_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class LeaveView:
    """One application as whoever decides reads it."""

    row: LeaveRow
    reason: str
    text: str
    proof: FileView | None
    steps: Sequence[StepRow]
    school_days: int
    is_beside_holidays: bool
    deciders: frozenset[Decider]
    may_decide: bool
    revision: int


@dataclass(frozen=True, slots=True)
class LeaveQuery:
    """``state`` is None for all; ``words`` are parts of names and classes."""

    state: LeaveState | None = LeaveState.APPLIED
    words: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class PaperFormView:
    """A child, and what can be chosen for it."""

    child: str
    reasons: Sequence[str]
    subjects: Sequence[SubjectToLeave]


def list_leave(session: Session, actor: Actor, query: LeaveQuery) -> Paged[LeaveRow]:
    """What the person looks after, the next days first, without reasons.

    Raises:
        NotAllowed: the actor does not work at the school.
    """
    actor.require(*STAFF)
    condition = visible_to_staff(actor)
    if query.state is not None:
        condition &= col(LeaveRequest.state) == query.state
    words = words_of(query.words)
    rows = [leave_row(row) for row in session.execute(leave_query(condition))]
    rows = [row for row in rows if has_words(words, row.name, row.class_name)]
    if query.state is LeaveState.APPLIED:
        rows.sort(key=lambda row: row.span.begins)
    at = window(len(rows), query.page, ROWS_A_PAGE)
    shown = rows[at.offset : at.offset + ROWS_A_PAGE]
    return Paged(tuple(shown), len(rows), at.number, at.pages)


def open_leave(session: Session, actor: Actor, request_id: int) -> LeaveView:
    """Open one application and write down who did (absences.md, *Canary*).

    Raises:
        NotAllowed, NotFound: see :func:`seen_leave`.
    """
    view = read_leave(session, actor, request_id)
    record(session, actor.account_id, "leave-read", "leave_request", request_id)
    return view


def read_leave(session: Session, actor: Actor, request_id: int) -> LeaveView:
    """An application that the person has opened, as it is now.

    Raises:
        NotAllowed, NotFound: see :func:`seen_leave`.
    """
    request = seen_leave(session, actor, request_id)
    row = session.execute(leave_query(col(LeaveRequest.id) == request_id)).one()
    days = days_of_leave(session, request.first_day, request.last_day)
    roles = roles_about(session, actor, request)
    return LeaveView(
        row=leave_row(row),
        reason=request.reason,
        text=request.text,
        proof=proof_of(session, request),
        steps=steps_of(session, [request_id])[request_id],
        school_days=days.count,
        is_beside_holidays=days.is_beside_holidays,
        deciders=days.deciders,
        may_decide=may_decide(roles, days.deciders),
        revision=request.revision,
    )


def read_paper_form(session: Session, actor: Actor, pupil_id: int) -> PaperFormView:
    """What the office needs to enter a paper for a child.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such child, or it has left.
    """
    pupil = find_for_office(session, actor, Pupil, pupil_id)
    if not pupil.is_active:
        raise NotFound()
    school_class = session.get(SchoolClass, pupil.class_id) if pupil.class_id else None
    class_name = school_class.short_name if school_class else ""
    return PaperFormView(
        child=pupil_name(pupil.first_name, pupil.surname, class_name),
        reasons=leave_rules(session).reasons,
        subjects=subjects_of(session, [pupil_id]),
    )


def leave_to_decide(session: Session, actor: Actor) -> int:
    """How many applications wait for the person: of the own class, or where it decides, all."""
    if not actor.has(*STAFF):
        return 0
    decides = actor.has(Role.HEAD) or (
        actor.has(Role.OFFICE) and school_settings(session)[LEAVE_BY_OFFICE]
    )
    query = (
        select(func.count())
        .select_from(LeaveRequest)
        .join(Pupil, col(Pupil.id) == col(LeaveRequest.pupil_id))
    )
    condition = visible_to_staff(actor) if decides else is_of_own_class(actor)
    waiting = query.where(
        condition, col(Pupil.is_active), col(LeaveRequest.state) == LeaveState.APPLIED
    )
    return session.scalar(waiting) or 0
