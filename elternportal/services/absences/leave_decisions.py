"""The class teacher comments on an application; whoever may by the school's rules decides.

A decision can be changed: what held before ends, and the family is told anew.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlmodel import Session

from elternportal.domain.leave import LONGEST_TEXT, LeaveState, StepKind
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, InvalidInput, NotAllowed
from elternportal.models.absences import LeaveRequest
from elternportal.services.absences.leave import NothingToWithdraw, note_step
from elternportal.services.absences.leave_excuse import excuse, take_back_excuse
from elternportal.services.absences.leave_mails import LeaveTold, tell_of_leave
from elternportal.services.absences.leave_rules import days_of_leave
from elternportal.services.absences.leave_scope import find_leave, may_decide, roles_about
from elternportal.services.editing import count_edit

_Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT)]


class NotYoursToDecide(NotAllowed):
    """By the school's rules somebody else decides about these days."""

    key = "leave-error-not-yours"


class DecidedSo(Conflict):
    """That is what holds already."""

    key = "leave-error-decided-so"


class AnswerMissing(InvalidInput):
    """Whoever refuses says why: the family reads it."""

    key = "leave-error-answer"
    field_name = "answer"


class CommentMissing(InvalidInput):
    """An empty comment says nothing."""

    key = "leave-error-comment"
    field_name = "comment"


class LeaveComment(BaseModel):
    """What the class teacher says to whoever decides; the family does not read it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    comment: _Text = ""


class LeaveDecision(BaseModel):
    """A decision as it is typed. ``answer`` is for the family."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    is_approved: bool
    answer: _Text = ""


@dataclass(frozen=True, slots=True)
class DecideLeave:
    """``revision`` is the one that the person has read."""

    request_id: int
    decision: LeaveDecision
    revision: int


def comment_leave(session: Session, actor: Actor, request_id: int, draft: LeaveComment) -> None:
    """Say something about an application to whoever decides.

    Raises:
        NotAllowed, NotFound: see :func:`find_leave`.
        CommentMissing
    """
    request = find_leave(session, actor, request_id)
    if not draft.comment:
        raise CommentMissing()
    note_step(session, actor, request, StepKind.COMMENT, draft.comment)


def decide_leave(session: Session, actor: Actor, command: DecideLeave) -> int:
    """Approve or refuse, also after another decision; returns how many guardians get a mail.

    Whom no mail reaches, the office tells: it has a task, and the decision on paper.

    Raises:
        NotAllowed, NotFound: see :func:`find_leave`.
        NotYoursToDecide, AnswerMissing, DecidedSo, NothingToWithdraw
        EditedMeanwhile: somebody has decided since.
    """
    request = find_leave(session, actor, command.request_id)
    decision = command.decision
    _require_decider(session, actor, request)
    if not decision.is_approved and not decision.answer:
        raise AnswerMissing()
    if request.state == LeaveState.WITHDRAWN:
        raise NothingToWithdraw()
    count_edit(session, actor, request, command.revision)
    wanted = LeaveState.APPROVED if decision.is_approved else LeaveState.REFUSED
    if request.state == wanted:
        raise DecidedSo()
    take_back_excuse(session, request)
    request.state = wanted
    if decision.is_approved:
        excuse(session, actor, request)
    kind = StepKind.APPROVED if decision.is_approved else StepKind.REFUSED
    note_step(session, actor, request, kind, decision.answer)
    told = LeaveTold.APPROVED if decision.is_approved else LeaveTold.REFUSED
    return tell_of_leave(session, request, told)


def _require_decider(session: Session, actor: Actor, request: LeaveRequest) -> None:
    days = days_of_leave(session, request.first_day, request.last_day)
    if not may_decide(roles_about(session, actor, request), days.deciders):
        raise NotYoursToDecide()
