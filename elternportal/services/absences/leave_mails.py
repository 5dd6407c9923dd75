"""The mail to all guardians about leave: the days and what holds now, never why, and no name."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.leave import LEAVE
from elternportal.i18n.dates import day
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import notify
from elternportal.models.absences import LeaveRequest
from elternportal.models.base import id_of
from elternportal.models.mail import OutboxMail
from elternportal.services.school import ask_to_call, guardians_of


class LeaveTold(StrEnum):
    """What the mail says; the sentences choose by it."""

    APPLIED = "applied"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


def _while_it_holds(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """A decision that was changed before the mail went is not told any more."""
    request = session.get(LeaveRequest, mail.params["request_id"])
    if request is None or request.revision != mail.params["revision"]:
        return None
    days = sorted({request.first_day, request.last_day})
    texts = [day(one, mail.language) for one in days]
    return {"what": mail.params["what"], "days": " – ".join(texts)}


LEAVE_TOLD = MailKind(  # params: request_id, revision, what
    template="leave",
    render=_while_it_holds,
    page=LEAVE,
)


def tell_of_leave(session: Session, request: LeaveRequest, what: LeaveTold) -> int:
    """Mail all guardians; a decision that no mail tells is a task for the office, with its paper.

    Returns how many are told by mail.
    """
    session.flush()
    guardians = [one.account_id for one in guardians_of(session, request.pupil_id)]
    params = {
        "request_id": id_of(request),
        "revision": request.revision,
        "what": what.value,
    }
    event = f"leave-{id_of(request)}-{request.revision}"
    told = len(notify(session, LEAVE_TOLD, guardians, event=event, params=params))
    if not told and what in {LeaveTold.APPROVED, LeaveTold.REFUSED}:
        starts_at = _begin_of(request.first_day).isoformat()
        ask_to_call(session, request.pupil_id, f"leave-{what}", starts_at=starts_at)
    return told


def _begin_of(first_day: date) -> datetime:
    return datetime.combine(first_day, time(8), tzinfo=clock.SCHOOL_ZONE)
