"""Exams, who writes them, and which grades may see theirs."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class Exam(Edited, table=True):
    """An exam on one day, from one lesson to another, both included.

    ``key`` is the school year and number of the planning program, or a word for one that was
    entered here. Once a person has entered or changed it, it ``is_manual``, and no file changes it
    again. ``is_active`` is False once it was called off. ``numbers`` are those of its lessons in
    the planning program, joined by ``~``. ``edited_at`` is set from the beginning.
    """

    __tablename__ = "exam"
    __table_args__ = (
        CheckConstraint("first_lesson BETWEEN 0 AND 15", name="first_lesson"),
        CheckConstraint("last_lesson BETWEEN first_lesson AND 15", name="last_lesson"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=40, unique=True)
    day: date = Field(index=True)
    is_manual: bool = False
    is_active: bool = True
    first_lesson: int
    last_lesson: int
    title: str = Field(default="", max_length=120)
    text: str = Field(default="", max_length=400)
    numbers: str = Field(default="", max_length=400)
    room: str = Field(default="", max_length=120)
    author_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class ExamGroup(SQLModel, table=True):
    """A class, or a course of its pupils, that writes an exam with one of its teachers.

    It stays when a new plan has other lesson numbers: ``number`` is that of the time of the exam,
    or 0 if it is not known. ``is_course``: maybe not all of the class write it.
    """

    __tablename__ = "exam_group"
    __table_args__ = (
        UniqueConstraint(
            "exam_id", "class_id", "number", "subject_id", "teacher_id", name="uq_exam_group_row"
        ),
        Index("ix_exam_group_class_exam", "class_id", "exam_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    exam_id: int = Field(foreign_key="exam.id", ondelete="CASCADE")
    class_id: int = Field(foreign_key="school_class.id", ondelete="CASCADE")
    number: int = 0
    subject_id: int | None = Field(default=None, foreign_key="subject.id", ondelete="SET NULL")
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id", index=True)
    is_course: bool = False


class ExamRelease(SQLModel, table=True):
    """A grade whose exams its families may see."""

    __tablename__ = "exam_release"

    grade: str = Field(max_length=20, primary_key=True)
    released_at: datetime = Field(sa_type=UtcDateTime)
