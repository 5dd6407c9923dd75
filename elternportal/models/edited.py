"""What a thing has that is written in a form which two people may have open at once."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class Edited(SQLModel):
    """``revision`` counts the savings; a form names the one that it began with.

    Who saved last, and when, stands here from the second saving on (``services/editing.py``).
    """

    revision: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    edited_by_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    edited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
