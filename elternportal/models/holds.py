"""Who is where: an appointment holds each person who comes to it, for its time.

Parents' evenings and consultation hours share this table, so nobody is in two places at once,
whichever kind of appointment it is. No two holds of one person overlap: exclusion constraints on
PostgreSQL, triggers on SQLite (``models/overlap.py``).
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class FamilyHold(SQLModel, table=True):
    """A booking occupies this person – the child, a guardian or the teacher – for its time.

    A booking has one hold for the child and one for each guardian, so two guardians of one child
    clash, and siblings clash through the guardian they share. The teacher's hold names the
    teacher's account, too, if there is one: nobody is booked as teacher and as mother at once.

    ``booking_id`` is an appointment of an evening, ``appointment_id`` one of a consultation hour.
    """

    __tablename__ = "family_hold"
    __table_args__ = (
        CheckConstraint("(booking_id IS NULL) <> (appointment_id IS NULL)", name="one_owner"),
        CheckConstraint(
            "(pupil_id IS NULL) <> (guardian_id IS NULL AND teacher_id IS NULL)", name="one_person"
        ),
        Index("ix_family_hold_guardian", "guardian_id", "starts_at"),
        Index("ix_family_hold_pupil", "pupil_id", "starts_at"),
        Index("ix_family_hold_teacher", "teacher_id", "starts_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    booking_id: int | None = Field(
        default=None, foreign_key="booking.id", ondelete="CASCADE", index=True
    )
    appointment_id: int | None = Field(
        default=None, foreign_key="consultation_appointment.id", ondelete="CASCADE", index=True
    )
    guardian_id: int | None = Field(default=None, foreign_key="account.id")
    pupil_id: int | None = Field(default=None, foreign_key="pupil.id")
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id")
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
