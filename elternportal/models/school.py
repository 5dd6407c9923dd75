"""The school's master data: classes, teachers, subjects, rooms, pupils, lessons."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from elternportal.models.base import UtcDateTime


class SchoolClass(SQLModel, table=True):
    """A class, e.g. 7b. ``short_name`` is the key that the timetable program uses."""

    __tablename__ = "school_class"

    id: int | None = Field(default=None, primary_key=True)
    short_name: str = Field(max_length=40, unique=True)
    long_name: str = Field(default="", max_length=120)
    grade: str = Field(default="", max_length=20)
    class_teacher_id: int | None = Field(default=None, foreign_key="teacher.id", index=True)
    home_room: str = Field(default="", max_length=40, sa_column_kwargs={"server_default": ""})


class Teacher(SQLModel, table=True):
    """A teacher as the timetable program knows them; an account may belong to one."""

    __tablename__ = "teacher"

    id: int | None = Field(default=None, primary_key=True)
    short_name: str = Field(max_length=40, unique=True)
    surname: str = Field(default="", max_length=120)
    first_name: str = Field(default="", max_length=120)
    title: str = Field(default="", max_length=40)
    gender: str = Field(default="", max_length=1)
    email: str = Field(default="", max_length=254)
    is_active: bool = True
    left_on: date | None = None  # found by the nightly run; counts until the row is deleted


class Subject(SQLModel, table=True):
    __tablename__ = "subject"

    id: int | None = Field(default=None, primary_key=True)
    short_name: str = Field(max_length=40, unique=True)
    long_name: str = Field(default="", max_length=120)


class Room(SQLModel, table=True):
    __tablename__ = "room"

    id: int | None = Field(default=None, primary_key=True)
    short_name: str = Field(max_length=40, unique=True)
    long_name: str = Field(default="", max_length=120)
    capacity: int | None = None


class Pupil(SQLModel, table=True):
    """A child. ``key`` is the stable identity in the school's own program."""

    __tablename__ = "pupil"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=80, unique=True)
    surname: str = Field(max_length=120)
    first_name: str = Field(max_length=120)
    gender: str = Field(default="", max_length=1)
    birth_date: date | None = None
    class_id: int | None = Field(default=None, foreign_key="school_class.id", index=True)
    is_active: bool = Field(default=True)
    left_on: date | None = None  # as with teachers


class FormerClass(SQLModel, table=True):
    """A class that a child has left during the year, with the days on which it was there.

    Without ``first_day`` it was there from the beginning. The class of all later days is
    ``Pupil.class_id``.
    """

    __tablename__ = "former_class"
    __table_args__ = (
        UniqueConstraint("pupil_id", "last_day"),
        CheckConstraint("first_day IS NULL OR first_day <= last_day", name="days"),
    )

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", ondelete="CASCADE")
    class_id: int = Field(foreign_key="school_class.id", ondelete="CASCADE", index=True)
    first_day: date | None = None
    last_day: date


class Lesson(SQLModel, table=True):
    """Who teaches which class what. One row per lesson number, class, teacher and subject.

    It is held from ``first_day`` to ``last_day``, if they are set, and only in the weeks of the
    label ``week``; without one, in every week. Where the planning program says of each single day
    whether it is held, ``held_days`` has a character for each from ``held_from`` on, "1" for yes,
    and counts instead of the label.
    """

    __tablename__ = "lesson"
    __table_args__ = (
        UniqueConstraint("number", "class_id", "teacher_id", "subject_id", "student_group"),
        CheckConstraint("held_days = '' OR held_from IS NOT NULL", name="held_days"),
        Index("ix_lesson_class_teacher", "class_id", "teacher_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: int
    class_id: int = Field(foreign_key="school_class.id")
    teacher_id: int = Field(foreign_key="teacher.id", index=True)
    subject_id: int = Field(foreign_key="subject.id")
    weekly_hours: float = 0
    student_group: str = Field(default="", max_length=80)
    first_day: date | None = None
    last_day: date | None = None
    week: str = Field(default="", max_length=40, sa_column_kwargs={"server_default": ""})
    held_from: date | None = None
    held_days: str = Field(default="", max_length=800, sa_column_kwargs={"server_default": ""})


class ImportRun(SQLModel, table=True):
    """One applied import: when, by whom, from which files, and how many rows it added, changed and
    removed.
    """

    __tablename__ = "import_run"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(max_length=40)
    applied_at: datetime = Field(sa_type=UtcDateTime)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    files: str = Field(default="", max_length=400, sa_column_kwargs={"server_default": ""})
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ImportUndo(SQLModel, table=True):
    """What one import did, row by row, as long as it can be taken back."""

    __tablename__ = "import_undo"

    run_id: int = Field(
        primary_key=True,
        foreign_key="import_run.id",
        ondelete="CASCADE",
        sa_column_kwargs={"autoincrement": False},
    )
    changes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
