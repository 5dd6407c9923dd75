"""What waits for the office."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

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


class FamilyCall(SQLModel, table=True):
    """A family that no mail reaches has to be told something by telephone or on paper."""

    __tablename__ = "family_call"

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    kind: str = Field(max_length=40)  # names office-call-<kind>, what the family has to know
    params: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_by: int | None = Field(default=None, foreign_key="account.id")
