"""Whom a change by the school reaches by mail; whom it does not, the office has to call.

What pages say about it counts from here, so nobody is said to have a mail who gets none.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from elternportal.domain.names import TeacherName
from elternportal.domain.notifications import NoticeKind
from elternportal.mail.choices import who_gets_mail
from elternportal.mail.kinds import MailKind
from elternportal.models.evening import ParentsEvening
from elternportal.models.school import Teacher
from elternportal.services.school import GuardianContactRow, ask_to_call, guardians_by_child


class SchoolChange(StrEnum):
    """What happened to an appointment; names ``office-call-evening-<value>``."""

    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    LEFT = "left"  # the teacher or the child is no longer at the school


@dataclass(frozen=True, slots=True)
class ToldView:
    """How many people get a mail, and how many children's families the office has to call."""

    mailed: int = 0
    calls: int = 0
    later: int = 0  # families who hear of it once the evening is published

    def __add__(self, other: "ToldView") -> "ToldView":
        return ToldView(
            self.mailed + other.mailed, self.calls + other.calls, self.later + other.later
        )


@dataclass(frozen=True, slots=True)
class ToldAppointment:
    """One appointment of a child."""

    evening_id: int
    teacher_id: int
    pupil_id: int
    starts_at: datetime


def tell_or_call(
    session: Session,
    change: SchoolChange,
    kind: MailKind,
    appointment: ToldAppointment,
    family: list[GuardianContactRow],
    old_starts_at: datetime | None = None,
    *,
    is_published: bool = True,
) -> ToldView:
    """Count the guardians who get the mail of this kind; if there are none, the office calls.

    Who has switched the kind off hears nothing by mail, and counts as not reached. Nobody hears of
    an evening before it is published.
    """
    if not is_published:
        return ToldView(later=1)
    hearing = who_gets_mail(session, kind.notice, [guardian.account_id for guardian in family])
    if hearing:
        return ToldView(mailed=len(hearing))
    params = _names(session, appointment)
    if old_starts_at is not None:
        params["old_starts_at"] = old_starts_at.isoformat()
    ask_to_call(session, appointment.pupil_id, f"evening-{change}", **params)
    return ToldView(calls=1)


def reached_by_mail(
    session: Session, pupil_ids: Collection[int], notice: NoticeKind | None = None
) -> dict[int, list[int]]:
    """The guardians of each of these children who get mails of this kind; nobody, no entry."""
    guardians = guardians_by_child(session, pupil_ids)
    everybody = {account for accounts in guardians.values() for account in accounts}
    hearing = set(who_gets_mail(session, notice, everybody))
    reached = {
        pupil: [one for one in accounts if one in hearing] for pupil, accounts in guardians.items()
    }
    return {pupil: accounts for pupil, accounts in reached.items() if accounts}


def _names(session: Session, appointment: ToldAppointment) -> dict[str, Any]:
    evening = session.get_one(ParentsEvening, appointment.evening_id).title
    teacher = session.get_one(Teacher, appointment.teacher_id)
    return {
        "evening": evening,
        "teacher": asdict(TeacherName.of(teacher)),
        "starts_at": appointment.starts_at.isoformat(),
    }
