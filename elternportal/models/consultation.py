"""Consultation hours: what teachers offer each week, when they are away, and who comes.

Times that nobody has booked are no rows: they follow from the hours and the school calendar
(``domain/consultation.py``). What must always be true of those that are booked:

* a time of a teacher has one appointment, and nobody is in two places – ``models/holds.py``
* at most one per teacher, child and day – ``uq_consultation_appointment_day``
"""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import JSON, Field, SQLModel

from elternportal.domain.consultation import AppointmentState, HourKind
from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class ConsultationHour(Edited, table=True):
    """An hour of a teacher every week, or on one day (``first_day`` = ``last_day``).

    Its time is that of a lesson, or from–to by the clock on the wall. ``is_for_all`` opens it to
    families whose children the teacher does not teach, e.g. of a counsellor.
    """

    __tablename__ = "consultation_hour"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("lesson BETWEEN 0 AND 15", name="lesson"),
        CheckConstraint("slot_minutes BETWEEN 5 AND 30", name="slot_minutes"),
        CheckConstraint("last_day IS NULL OR first_day <= last_day", name="days"),
        CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="both_times"),
        CheckConstraint("starts_at < ends_at", name="times"),
        CheckConstraint(
            "kind = 'arranged' OR (lesson IS NULL) <> (starts_at IS NULL)", name="has_time"
        ),
        CheckConstraint("kind = 'arranged' OR on_site OR by_phone OR by_video", name="has_form"),
    )

    id: int | None = Field(default=None, primary_key=True)
    teacher_id: int = Field(foreign_key="teacher.id", index=True)
    kind: str = Field(default=HourKind.SLOTS, max_length=10)
    weekday: int
    lesson: int | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    slot_minutes: int = 10
    first_day: date
    last_day: date | None = None
    room: str = Field(default="", max_length=40)
    on_site: bool = True
    by_phone: bool = True
    by_video: bool = False
    video_link: str = Field(default="", max_length=300)
    note: str = Field(default="", max_length=300)
    is_for_all: bool = False


class ConsultationGap(SQLModel, table=True):
    """When a teacher is not to be had: whole days, both included, or only the time ``starts_at``.

    Why is nowhere.
    """

    __tablename__ = "consultation_gap"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="days"),
        UniqueConstraint("teacher_id", "starts_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    teacher_id: int = Field(foreign_key="teacher.id", index=True)
    first_day: date
    last_day: date
    starts_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ConsultationAppointment(SQLModel, table=True):
    """A family comes to a teacher. One that was cancelled stays, so that the family sees why.

    ``offers`` are the times that the teacher proposes instead, as instants in ISO format;
    ``answered_at`` is when the family had read of it. ``day`` is that of ``starts_at`` at school.
    ``moved_from`` is the time it left at ``moved_at``, kept for a moment.
    """

    __tablename__ = "consultation_appointment"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="times"),
        CheckConstraint("(state = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled"),
        Index(
            "uq_consultation_appointment_day",
            "teacher_id",
            "pupil_id",
            "day",
            unique=True,
            sqlite_where=sql("state = 'booked'"),
            postgresql_where=sql("state = 'booked'"),
        ),
        Index("ix_consultation_appointment_time", "teacher_id", "starts_at"),
        # Calendar entries and mails name appointments by id, so an id must never come back.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    teacher_id: int = Field(foreign_key="teacher.id")
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    hour_id: int | None = Field(
        default=None, foreign_key="consultation_hour.id", index=True, ondelete="SET NULL"
    )
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    day: date
    room: str = Field(default="", max_length=40)
    form: str = Field(max_length=10)
    topic: str = Field(default="", max_length=80)
    text: str = Field(default="", max_length=300)
    state: str = Field(default=AppointmentState.BOOKED, max_length=10)
    booked_by: int | None = Field(default=None, foreign_key="account.id")
    booked_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    sequence: int = 0
    moved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    moved_from: datetime | None = Field(default=None, sa_type=UtcDateTime)
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    by_school: bool = False
    reason: str = Field(default="", max_length=300)
    offers: list[str] = Field(default_factory=list, sa_type=JSON)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    did_not_come: bool = False
    reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
