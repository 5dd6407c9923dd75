"""Show a message to the head: whoever got it hands over its text, and nobody else can.

The head reads what was shown, and nothing else of the conversation; that is in the audit log.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.messages import LONGEST_REASON, REPORTS_TOPIC
from elternportal.domain.names import person_name
from elternportal.domain.people import Actor, Role
from elternportal.errors import Conflict, NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.messages import Message, MessageReport, MessageThread
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audit import record
from elternportal.services.messages.scope import find_thread
from elternportal.services.school import ChildView, view_of_child


class ReportedBefore(Conflict):
    """The same person has shown the message to the head."""

    key: ClassVar[str] = "messages-error-reported"


class ReportDraft(BaseModel):
    """Why somebody shows a message to the head."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_REASON)] = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """That a message was shown to the head; names are empty where they are not known any more."""

    report_id: int
    child: ChildView
    written_by: str
    written_at: datetime
    reported_by: str
    reported_at: datetime
    is_done: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """A message as it was shown, and why."""

    report_id: int
    text: str
    reason: str


def report_message(session: Session, actor: Actor, message_id: int, draft: ReportDraft) -> None:
    """Show a message of the other side to the head, with its text as it is now.

    Raises:
        NotFound: there is none, it is of the own side or withdrawn, or not for the actor.
        ReportedBefore
    """
    message = session.get(Message, message_id)
    if message is None or message.number is None or message.withdrawn_at is not None:
        raise NotFound()
    thread, is_school = find_thread(session, actor, message.thread_id)
    if message.is_from_school == is_school:
        raise NotFound()
    before = select(col(MessageReport.id)).where(
        col(MessageReport.message_id) == message_id,
        col(MessageReport.reported_by) == actor.account_id,
    )
    if session.scalar(before) is not None:
        raise ReportedBefore()
    report = MessageReport(
        message_id=message_id,
        reported_by=actor.account_id,
        reported_at=clock.now(),
        text=message.text,
        reason=draft.reason,
    )
    session.add(report)
    session.flush()
    record(session, actor.account_id, "message-reported", "message_thread", id_of(thread))
    announce(session, REPORTS_TOPIC)


def list_reports(session: Session, actor: Actor) -> Sequence[ReportRow]:
    """What was shown to the head, what is not done first, then the latest.

    Raises:
        NotAllowed: the actor is not the head.
    """
    actor.require(Role.HEAD)
    author, reporter = aliased(Account), aliased(Account)
    rows = session.execute(
        select(
            MessageReport,
            Message,
            Pupil,
            col(SchoolClass.short_name),
            col(author.name),
            col(reporter.name),
        )
        .join(Message, col(Message.id) == col(MessageReport.message_id))
        .join(MessageThread, col(MessageThread.id) == col(Message.thread_id))
        .join(Pupil, col(Pupil.id) == col(MessageThread.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .outerjoin(author, col(author.id) == col(Message.author_id))
        .join(reporter, col(reporter.id) == col(MessageReport.reported_by))
        .order_by(col(MessageReport.done_at).is_not(None), col(MessageReport.reported_at).desc())
    )
    return [
        ReportRow(
            report_id=id_of(report),
            child=view_of_child(id_of(pupil), pupil.first_name, pupil.surname, class_name),
            written_by=person_name(written_by or ""),
            written_at=message.written_at,
            reported_by=person_name(reported_by),
            reported_at=report.reported_at,
            is_done=report.done_at is not None,
        )
        for report, message, pupil, class_name, written_by, reported_by in rows
    ]


def open_report(session: Session, actor: Actor, report_id: int) -> ReportView:
    """What was shown to the head; that it was read is in the audit log.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound
    """
    actor.require(Role.HEAD)
    report = session.get(MessageReport, report_id)
    if report is None:
        raise NotFound()
    record(session, actor.account_id, "message-report-read", "message_report", report_id)
    return ReportView(report_id, report.text, report.reason)


def finish_report(session: Session, actor: Actor, report_id: int) -> None:
    """The head has dealt with it.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound
    """
    actor.require(Role.HEAD)
    report = session.scalars(
        select(MessageReport).where(col(MessageReport.id) == report_id).with_for_update()
    ).first()
    if report is None:
        raise NotFound()
    report.done_at = report.done_at or clock.now()
    session.add(report)
    record(session, actor.account_id, "message-report-done", "message_report", report_id)
    announce(session, REPORTS_TOPIC)


def open_reports(session: Session, actor: Actor) -> int:
    """How many wait for the head; 0 for everybody else."""
    if not actor.has(Role.HEAD):
        return 0
    waits = select(func.count()).where(col(MessageReport.done_at).is_(None))
    return session.scalar(waits) or 0
