"""Whom something is for: letters, notices, polls and documents each have one audience.

An audience is the union of its parts; an audience without parts is for nobody.
"""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.edited import Edited

_TARGETS = ("grade", "class_id", "lesson_number", "pupil_id", "group_id")
_AT_MOST_ONE = " + ".join(f"CASE WHEN {name} IS NULL THEN 0 ELSE 1 END" for name in _TARGETS)


class Audience(SQLModel, table=True):
    __tablename__ = "audience"

    id: int | None = Field(default=None, primary_key=True)


class AudiencePart(SQLModel, table=True):
    """One target: a grade, class, lesson, child or saved group. No target is the whole school."""

    __tablename__ = "audience_part"
    __table_args__ = (CheckConstraint(f"{_AT_MOST_ONE} <= 1", name="one_target"),)

    id: int | None = Field(default=None, primary_key=True)
    audience_id: int = Field(foreign_key="audience.id", ondelete="CASCADE", index=True)
    grade: str | None = Field(default=None, max_length=20)
    class_id: int | None = Field(default=None, foreign_key="school_class.id")
    lesson_number: int | None = None
    pupil_id: int | None = Field(default=None, foreign_key="pupil.id")
    group_id: int | None = Field(default=None, foreign_key="pupil_group.id")


class PupilGroup(Edited, table=True):
    """A group of children that the office saved to write to again, e.g. "Schülerlotsen"."""

    __tablename__ = "pupil_group"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80, unique=True)


class PupilGroupMember(SQLModel, table=True):
    __tablename__ = "pupil_group_member"
    __table_args__ = (UniqueConstraint("group_id", "pupil_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="pupil_group.id", ondelete="CASCADE")
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
