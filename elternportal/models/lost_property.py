"""Lost property: what was found, and who says that it is theirs."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class FoundItem(Edited, table=True):
    """Something that was found at school and waits for its owner."""

    __tablename__ = "found_item"

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=120)
    place: str = Field(default="", max_length=120)
    found_on: date
    photo_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    returned_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class FoundClaim(SQLModel, table=True):
    """ "Das ist unseres": a guardian says so, and the office sees it."""

    __tablename__ = "found_claim"
    __table_args__ = (UniqueConstraint("item_id", "account_id"),)

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="found_item.id", ondelete="CASCADE")
    account_id: int = Field(foreign_key="account.id", index=True)
    note: str = Field(default="", max_length=300)
    claimed_at: datetime = Field(sa_type=UtcDateTime)
