"""A family reads what it has to know before it applies, and what became of what it applied for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.leave import LeaveState, StepKind
from elternportal.domain.people import Actor, Role
from elternportal.models.absences import LeaveRequest
from elternportal.models.base import id_of
from elternportal.services.absences.leave_rows import (
    LeaveRow,
    StepRow,
    leave_query,
    leave_row,
    proof_of,
    steps_of,
)
from elternportal.services.absences.leave_rules import (
    LeaveRulesView,
    leave_rules,
)
from elternportal.services.absences.leave_scope import (
    is_own_leave,
)
from elternportal.services.absences.leave_subjects import SubjectToLeave, subjects_of
from elternportal.services.files import FileView
from elternportal.services.school import ChildView, own_children, own_pupils, school_year

DECISIONS = (StepKind.APPROVED, StepKind.REFUSED)


@dataclass(frozen=True, slots=True)
class OwnLeaveRow:
    """An application for an own child; ``decision`` is the last one, without it nobody decided."""

    row: LeaveRow
    child: ChildView
    reason: str
    text: str
    proof: FileView | None
    decision: StepRow | None
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class LeaveFormView:
    """What a family reads before it applies, and its applications of this school year."""

    rules: LeaveRulesView
    children: Sequence[ChildView]
    subjects: Sequence[SubjectToLeave]
    rows: Sequence[OwnLeaveRow]


def read_leave_form(session: Session, actor: Actor) -> LeaveFormView:
    """What a guardian sees before applying.

    Raises:
        NotAllowed: the actor is no guardian.
    """
    actor.require(Role.PARENT)
    return LeaveFormView(
        rules=leave_rules(session),
        children=own_children(session, actor),
        subjects=subjects_of(session, own_pupils(actor)),
        rows=own_leave(session, actor),
    )


def own_leave(session: Session, actor: Actor) -> list[OwnLeaveRow]:
    """The applications for own children in this school year, the latest first."""
    today = clock.today()
    children = {child.id: child for child in own_children(session, actor)}
    since = col(LeaveRequest.last_day) >= school_year(session, today).first_day
    found = session.execute(leave_query(is_own_leave(actor) & since)).all()
    steps = steps_of(session, [id_of(row[0]) for row in found])
    rows = []
    for row in found:
        request = row[0]
        decided = [one for one in steps[id_of(request)] if one.kind in DECISIONS]
        begins_later = request.first_day > today
        rows.append(
            OwnLeaveRow(
                row=leave_row(row),
                child=children[request.pupil_id],
                reason=request.reason,
                text=request.text,
                proof=proof_of(session, request),
                decision=decided[-1] if decided else None,
                may_withdraw=request.state == LeaveState.APPLIED
                or (request.state == LeaveState.APPROVED and begins_later),
            )
        )
    return rows
