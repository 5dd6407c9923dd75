"""Schwarzes Brett: short notices with a validity."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class BoardNotice(Edited, table=True):
    """A short notice on the Schwarzes Brett, current from–until, both days included."""

    __tablename__ = "board_notice"
    __table_args__ = (CheckConstraint("valid_until >= valid_from", name="validity"),)

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=160)
    text: str = Field(default="", max_length=4000)  # Markdown
    category: str = Field(max_length=20)
    valid_from: date
    valid_until: date = Field(index=True)
    audience_id: int = Field(foreign_key="audience.id", unique=True)
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    author_id: int = Field(foreign_key="account.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    is_mailed: bool = False  # guardians get a mail once it is current
    announced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # by that mail
