"""Absences of children, as they were reported, recorded, joined and withdrawn."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from elternportal.domain.absences import AbsenceState, Source
from elternportal.models.base import UtcDateTime
from elternportal.sealing import SealedText

_STATES = ", ".join(f"'{state}'" for state in AbsenceState)


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
