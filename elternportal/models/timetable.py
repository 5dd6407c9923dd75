"""The lessons of the week, and what differs from them on single days."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, true
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class TimetableSlot(SQLModel, table=True):
    """One lesson of one class in the week; lessons of several classes or teachers have more rows.

    ``number`` joins it with :class:`Lesson`, which knows in which weeks it is held. ``room`` is a
    short name, and may be one that the school does not list.
    """

    __tablename__ = "timetable_slot"
    __table_args__ = (
        UniqueConstraint(
            "number",
            "class_id",
            "teacher_id",
            "subject_id",
            "weekday",
            "lesson",
            "room",
            name="uq_timetable_slot_row",
        ),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("lesson BETWEEN 0 AND 15", name="lesson"),
        Index("ix_timetable_slot_class_day", "class_id", "weekday"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: int
    class_id: int = Field(foreign_key="school_class.id")
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id", index=True)
    subject_id: int | None = Field(default=None, foreign_key="subject.id", ondelete="SET NULL")
    weekday: int
    lesson: int
    room: str = Field(default="", max_length=40, index=True)


class Substitution(Edited, table=True):
    """What differs for one class in one lesson of one day; without a class it is a teacher's alone.

    ``key`` is the number that the planning program gives it, or a word for one that the office has
    entered (``is_manual``). ``teacher_id`` had the lesson, ``substitute_id`` has it now. Why a
    teacher is absent is nowhere.
    """

    __tablename__ = "substitution"
    __table_args__ = (
        UniqueConstraint("day", "key", "class_id"),
        CheckConstraint("lesson BETWEEN 0 AND 15", name="lesson"),
        Index("ix_substitution_class_day", "class_id", "day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    day: date = Field(index=True)
    key: str = Field(max_length=20)
    is_manual: bool = False
    class_id: int | None = Field(default=None, foreign_key="school_class.id")
    lesson: int
    number: int = 0
    kind: str = Field(max_length=20)
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id", index=True)
    substitute_id: int | None = Field(default=None, foreign_key="teacher.id", index=True)
    subject_id: int | None = Field(default=None, foreign_key="subject.id", ondelete="SET NULL")
    new_subject_id: int | None = Field(default=None, foreign_key="subject.id", ondelete="SET NULL")
    room: str = Field(default="", max_length=40)
    new_room: str = Field(default="", max_length=40)
    text: str = Field(default="", max_length=400)


class DayText(SQLModel, table=True):
    """What is said to all families about one day, e.g. that school ends at 11:15.

    What the office has written (``is_manual``) stays beside the messages of a monitor page.
    """

    __tablename__ = "day_text"

    id: int | None = Field(default=None, primary_key=True)
    day: date = Field(unique=True)
    text: str = Field(max_length=1000)
    is_manual: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


class PlanStand(SQLModel, table=True):
    """When the substitutions were last brought up to date, even if nothing had changed."""

    __tablename__ = "plan_stand"
    __table_args__ = (CheckConstraint("id = 1", name="only"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    updated_at: datetime = Field(sa_type=UtcDateTime)


class PlanStamp(SQLModel, table=True):
    """How often the planned lessons of a class have changed, for calendars."""

    __tablename__ = "plan_stamp"

    class_id: int = Field(
        primary_key=True,
        foreign_key="school_class.id",
        ondelete="CASCADE",
        sa_column_kwargs={"autoincrement": False},
    )
    sequence: int = 0
    changed_at: datetime = Field(sa_type=UtcDateTime)


class LessonStamp(SQLModel, table=True):
    """How often the changes of one lesson of a day have changed for a class, for calendars."""

    __tablename__ = "lesson_stamp"
    __table_args__ = (UniqueConstraint("class_id", "day", "lesson"),)

    id: int | None = Field(default=None, primary_key=True)
    class_id: int = Field(foreign_key="school_class.id", ondelete="CASCADE")
    day: date = Field(index=True)
    lesson: int
    sequence: int = 0
    changed_at: datetime = Field(sa_type=UtcDateTime)


class TeacherPlanStamp(SQLModel, table=True):
    """How often the planned lessons of a teacher have changed, for calendars."""

    __tablename__ = "teacher_plan_stamp"

    teacher_id: int = Field(
        primary_key=True,
        foreign_key="teacher.id",
        ondelete="CASCADE",
        sa_column_kwargs={"autoincrement": False},
    )
    sequence: int = 0
    changed_at: datetime = Field(sa_type=UtcDateTime)


class TeacherLessonStamp(SQLModel, table=True):
    """How often the changes of one lesson of a day have changed for a teacher, for calendars."""

    __tablename__ = "teacher_lesson_stamp"
    __table_args__ = (UniqueConstraint("teacher_id", "day", "lesson"),)

    id: int | None = Field(default=None, primary_key=True)
    teacher_id: int = Field(foreign_key="teacher.id", ondelete="CASCADE")
    day: date = Field(index=True)
    lesson: int
    sequence: int = 0
    changed_at: datetime = Field(sa_type=UtcDateTime)


class HallDisplay(SQLModel, table=True):
    """The secret address of the display in the school's hall; only its hash is kept."""

    __tablename__ = "hall_display"
    __table_args__ = (CheckConstraint("id = 1", name="only"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    token_hash: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
