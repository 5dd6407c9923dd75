"""What each person chose about mails, and what waits for the next daily digest."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from elternportal.models.base import UtcDateTime


class NotificationChoice(SQLModel, table=True):
    """For one kind of event; without a row the mail comes at once."""

    __tablename__ = "notification_choice"
    __table_args__ = (
        UniqueConstraint("account_id", "event"),
        CheckConstraint(
            "channel <> 'off' OR event NOT IN ('letter', 'evening-cancelled')", name="never_off"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    event: str = Field(max_length=20)  # domain/notifications.Event
    channel: str = Field(max_length=10)  # domain/notifications.Channel


class NotificationSettings(SQLModel, table=True):
    """What holds for all kinds of events; without a row the defaults here."""

    __tablename__ = "notification_settings"

    account_id: int = Field(primary_key=True, foreign_key="account.id")
    digest_at: time = time(17, 0)  # the clock at school
    full_text: bool = False  # letters that are not confidential come with their text


class DigestLine(SQLModel, table=True):
    """One event that a person's next digest tells."""

    __tablename__ = "digest_line"
    __table_args__ = (UniqueConstraint("account_id", "event"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    digest_on: date
    event: str = Field(max_length=120)
    template: str = Field(max_length=60)
    params: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)


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
