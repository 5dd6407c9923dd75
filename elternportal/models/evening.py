"""Parents' evening (Elternsprechtag): evenings, attendance, slots and bookings.

What is always true stands here as a constraint:

* a slot has at most one booking      – ``uq_booking_slot_id``
* one booking per teacher and child   – ``uq_booking_evening_id_teacher_id_pupil_id``
* nobody has two bookings at once     – no two holds of a person overlap (``models/holds.py``)
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.domain.evening_slots import SlotBlock
from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class ParentsEvening(Edited, table=True):
    """One evening with its phases: set-up → invited parents → all parents → closed."""

    __tablename__ = "parents_evening"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="times"),
        CheckConstraint("slot_minutes BETWEEN 5 AND 30", name="slot_minutes"),
        CheckConstraint(
            "invited_from <= open_from AND open_from < closed_from", name="phases_in_order"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=120)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    slot_minutes: int = 10
    is_published: bool = False
    # It does not take place; its bookings stay, so that it can be held another day.
    called_off_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    invited_from: datetime = Field(sa_type=UtcDateTime)
    open_from: datetime = Field(sa_type=UtcDateTime)
    closed_from: datetime = Field(sa_type=UtcDateTime)
    cancel_until: datetime = Field(sa_type=UtcDateTime)
    max_per_child: int = 10
    max_per_family: int = 20
    pause_slots: int = 1
    max_consecutive: int = 0  # 0: no forced breaks
    all_teachers_bookable: bool = False  # also teachers who do not teach the child's class


class Attendance(SQLModel, table=True):
    """A teacher is present at an evening from–to in a room."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("evening_id", "teacher_id"),
        CheckConstraint("leaves_at > arrives_at", name="times"),
    )

    id: int | None = Field(default=None, primary_key=True)
    evening_id: int = Field(foreign_key="parents_evening.id")
    teacher_id: int = Field(foreign_key="teacher.id", index=True)
    arrives_at: datetime = Field(sa_type=UtcDateTime)
    leaves_at: datetime = Field(sa_type=UtcDateTime)
    room: str = Field(default="", max_length=40)
    is_absent: bool = False  # called in sick on the day: all cancelled, nothing bookable


class Slot(SQLModel, table=True):
    """A time that can be booked with one teacher."""

    __tablename__ = "slot"
    __table_args__ = (
        UniqueConstraint("evening_id", "teacher_id", "starts_at"),
        UniqueConstraint("id", "evening_id", "teacher_id"),  # a booking refers to all three
        CheckConstraint("ends_at > starts_at", name="times"),
    )

    id: int | None = Field(default=None, primary_key=True)
    evening_id: int = Field(foreign_key="parents_evening.id")
    teacher_id: int = Field(foreign_key="teacher.id", index=True)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    block: str = Field(default=SlotBlock.NONE, max_length=10)


class Booking(SQLModel, table=True):
    """A family's appointment. A cancelled booking is deleted; the audit keeps the trace."""

    __tablename__ = "booking"
    __table_args__ = (
        UniqueConstraint("evening_id", "teacher_id", "pupil_id"),
        # Evening and teacher are the slot's own, or "one booking per teacher" would mean nothing.
        ForeignKeyConstraint(
            ["slot_id", "evening_id", "teacher_id"],
            ["slot.id", "slot.evening_id", "slot.teacher_id"],
        ),
        # Calendar entries and mails name bookings by id, so an id must never come back.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    slot_id: int = Field(unique=True)
    evening_id: int = Field(foreign_key="parents_evening.id")
    teacher_id: int = Field(foreign_key="teacher.id", index=True)
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    booked_by: int | None = Field(default=None, foreign_key="account.id")
    booked_at: datetime = Field(sa_type=UtcDateTime)
    moved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The slot it left at ``moved_at``, kept for a moment so that the move can be undone.
    moved_from: int | None = Field(default=None, index=True)


class Invitation(SQLModel, table=True):
    """A teacher asks a family to come ("needed") or tells them it is not necessary."""

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("evening_id", "teacher_id", "pupil_id"),)

    id: int | None = Field(default=None, primary_key=True)
    evening_id: int = Field(foreign_key="parents_evening.id")
    teacher_id: int = Field(foreign_key="teacher.id", index=True)
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    is_needed: bool = True
    note: str = Field(default="", max_length=500)
