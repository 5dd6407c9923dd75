"""Absences of children, as they were reported, recorded, joined and withdrawn; and leave."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from elternportal.domain.absences import AbsenceState, Source
from elternportal.domain.leave import LeaveState, StepKind
from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited
from elternportal.sealing import SealedText

_STATES = ", ".join(f"'{state}'" for state in AbsenceState)
_LEAVE_STATES = ", ".join(f"'{state}'" for state in LeaveState)
_STEPS = ", ".join(f"'{kind}'" for kind in StepKind)


class Absence(SQLModel, table=True):
    """A child is away from ``first_day`` to ``last_day``, both included.

    On the first day from ``first_lesson`` on, on the last one until ``last_lesson``; None is the
    whole day. ``kind`` and ``remark`` tell of somebody's health and are sealed. Nothing is
    overwritten: whoever extends or shortens an absence makes a new one, ``joined_into_id``.

    What a teacher has noted is unexplained until somebody says why; ``asked_at`` is when the
    guardians were asked.
    """

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="days"),
        CheckConstraint(f"state IN ({_STATES})", name="state"),
        CheckConstraint("(state = 'joined') = (joined_into_id IS NOT NULL)", name="joined"),
        CheckConstraint("state <> 'recorded' OR recorded_at IS NOT NULL", name="recorded"),
        Index("ix_absence_pupil_state", "pupil_id", "state"),
        Index("ix_absence_days", "first_day", "last_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", ondelete="CASCADE")
    kind: str = Field(sa_type=SealedText("absence.kind"))
    remark: str = Field(default="", sa_type=SealedText("absence.remark"))
    first_day: date
    last_day: date
    first_lesson: int | None = None
    last_lesson: int | None = None
    state: str = Field(default=AbsenceState.REPORTED, max_length=20)
    source: str = Field(default=Source.GUARDIAN, max_length=20)
    is_late: bool = False
    reported_by: int | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="SET NULL"
    )
    reported_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: int | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="SET NULL"
    )
    recorded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    joined_into_id: int | None = Field(
        default=None, foreign_key="absence.id", index=True, ondelete="CASCADE"
    )


class Certificate(SQLModel, table=True):
    """A medical certificate that a family owes for an absence, or has handed in.

    ``why`` is the rule by which it is owed, or that the office has asked; ``about`` names the exams
    that are missed. Once the absence does not hold, or no rule asks for it any more, it is waived.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        CheckConstraint("state IN ('owed', 'handed-in', 'waived')", name="state"),
        CheckConstraint("(state = 'owed') = (done_at IS NULL)", name="done"),
        Index("ix_certificate_state_due", "state", "due_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", index=True, ondelete="CASCADE")
    absence_id: int = Field(foreign_key="absence.id", unique=True, ondelete="CASCADE")
    why: str = Field(max_length=20)
    about: str = Field(default="", max_length=400)
    state: str = Field(default="owed", max_length=20)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    due_day: date
    reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CertificateDuty(SQLModel, table=True):
    """By decision of the head a child needs a certificate for each absence of these days."""

    __tablename__ = "certificate_duty"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="days"),)

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", index=True, ondelete="CASCADE")
    first_day: date
    last_day: date
    set_by: int | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="SET NULL"
    )


class LeaveRequest(Edited, table=True):
    """An application to free a child from school, or ``is_exemption``: from one subject's lessons.

    ``reason`` is one of the school's list and ``text`` the family's own words; both are sealed.
    An approved one has made ``absence_id``, except for an exemption: then the child is there.
    ``revision`` counts the decisions, so that two people do not decide unseen of each other.
    """

    __tablename__ = "leave_request"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="days"),
        CheckConstraint(f"state IN ({_LEAVE_STATES})", name="state"),
        CheckConstraint("is_exemption OR subject_id IS NULL", name="subject"),
        CheckConstraint(
            "absence_id IS NULL OR (state = 'approved' AND NOT is_exemption)", name="absence"
        ),
        Index("ix_leave_request_pupil_state", "pupil_id", "state"),
        Index("ix_leave_request_days", "first_day", "last_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", ondelete="CASCADE")
    is_exemption: bool = False
    subject_id: int | None = Field(
        default=None, foreign_key="subject.id", index=True, ondelete="SET NULL"
    )
    reason: str = Field(sa_type=SealedText("leave_request.reason"))
    text: str = Field(default="", sa_type=SealedText("leave_request.text"))
    first_day: date
    last_day: date
    first_lesson: int | None = None
    last_lesson: int | None = None
    state: str = Field(default=LeaveState.APPLIED, max_length=20)
    is_late: bool = False
    source: str = Field(default=Source.GUARDIAN, max_length=20)
    applied_by: int | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="SET NULL"
    )
    applied_at: datetime = Field(sa_type=UtcDateTime)
    absence_id: int | None = Field(
        default=None, foreign_key="absence.id", unique=True, ondelete="SET NULL"
    )
    proof_id: int | None = Field(
        default=None, foreign_key="stored_file.id", index=True, ondelete="SET NULL"
    )


class LeaveStep(SQLModel, table=True):
    """A comment on an application, a decision about it, or that it was withdrawn; never changed."""

    __tablename__ = "leave_step"
    __table_args__ = (CheckConstraint(f"kind IN ({_STEPS})", name="kind"),)

    id: int | None = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="leave_request.id", index=True, ondelete="CASCADE")
    kind: str = Field(max_length=20)
    text: str = Field(default="", sa_type=SealedText("leave_step.text"))
    account_id: int | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="SET NULL"
    )
    at: datetime = Field(sa_type=UtcDateTime)
