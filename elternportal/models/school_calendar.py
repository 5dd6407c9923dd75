"""When there is school: school years, lesson times and days off."""

from datetime import date, time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel


class SchoolYear(SQLModel, table=True):
    """First and last day of lessons of a school year, named by the year in which it begins."""

    __tablename__ = "school_year"
    __table_args__ = (CheckConstraint("first_day < last_day", name="order"),)

    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    first_day: date
    last_day: date


class BellPlan(SQLModel, table=True):
    """For whom and when lesson times hold. ``weekdays`` are digits, 1 is Monday."""

    __tablename__ = "bell_plan"
    __table_args__ = (
        CheckConstraint("lowest_grade <= highest_grade", name="grades"),
        CheckConstraint("last_day IS NULL OR first_day <= last_day", name="days"),
        CheckConstraint("weekdays <> ''", name="weekdays"),
    )

    id: int | None = Field(default=None, primary_key=True)
    weekdays: str = Field(max_length=7)
    lowest_grade: int
    highest_grade: int
    first_day: date
    last_day: date | None = None


class BellPeriod(SQLModel, table=True):
    """One lesson of a plan; lesson 0 is before the first one."""

    __tablename__ = "bell_period"
    __table_args__ = (
        UniqueConstraint("plan_id", "lesson"),
        CheckConstraint("lesson BETWEEN 0 AND 15", name="lesson"),
        CheckConstraint("starts_at < ends_at", name="times"),
    )

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="bell_plan.id", ondelete="CASCADE")
    lesson: int
    starts_at: time
    ends_at: time


class Holiday(SQLModel, table=True):
    """Days off, both ends included. ``source`` names the official days they come from.

    ``is_manual`` if a person added or changed them; ``is_removed`` if one took official days away,
    so that they do not come back.
    """

    __tablename__ = "holiday"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="order"),
        CheckConstraint("kind IN ('public', 'school', 'own')", name="kind"),
    )

    id: int | None = Field(default=None, primary_key=True)
    first_day: date = Field(index=True)
    last_day: date
    name: str = Field(max_length=80)
    kind: str = Field(max_length=10)
    source: str = Field(default="", max_length=200)
    is_manual: bool = False
    is_removed: bool = False
