"""The school's dates, and the secret addresses of calendar feeds."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class SchoolDate(Edited, table=True):
    """A date of the school, by the clock on its wall; both days are included.

    ``source`` is the key under which a calendar file knows it, None for what was entered by hand.
    ``is_manual`` if a person entered or changed it, so that no file changes it again. One that was
    called off has ``removed_at`` and stays for some weeks.
    """

    __tablename__ = "school_date"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="days"),
        CheckConstraint("ends_at IS NULL OR starts_at IS NOT NULL", name="end_has_beginning"),
        CheckConstraint(
            "first_day < last_day OR ends_at IS NULL OR starts_at <= ends_at", name="times"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=160)
    text: str = Field(default="", max_length=4000)  # Markdown
    place: str = Field(default="", max_length=160)
    category: str = Field(max_length=20)
    first_day: date = Field(index=True)
    last_day: date = Field(index=True)
    starts_at: time | None = None
    ends_at: time | None = None
    audience_id: int = Field(foreign_key="audience.id", unique=True)
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    author_id: int = Field(foreign_key="account.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    source: str | None = Field(default=None, max_length=300, unique=True)
    is_manual: bool = True


class CalendarFeed(SQLModel, table=True):
    """A secret address under which a calendar reads a person's dates; only its hash is kept.

    ``pupil_id`` names the one child that it is about; None for all and the person's own.
    """

    __tablename__ = "calendar_feed"

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    pupil_id: int | None = Field(
        default=None, foreign_key="pupil.id", index=True, ondelete="CASCADE"
    )
    token_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
