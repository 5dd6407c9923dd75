"""What waits for the office."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class OfficeTask(SQLModel, table=True):
    """Something the office has to look after, e.g. an address that no mail reaches."""

    __tablename__ = "office_task"
    __table_args__ = (UniqueConstraint("kind", "account_id", "created_at"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=30)  # names office-tasks-kind-<kind>
    account_id: int = Field(foreign_key="account.id", index=True)  # whom it concerns
    detail: str = Field(default="", max_length=300)
    created_at: datetime = Field(sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_by: int | None = Field(default=None, foreign_key="account.id")
