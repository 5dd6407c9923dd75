"""The mail outbox (security R3): written in the business transaction, sent by the worker."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from elternportal.models.base import UtcDateTime

REASON_LENGTH = 300  # so much is kept of what a mail server says


class MailState(StrEnum):
    """``QUEUED → SENT``, or ``→ UNDELIVERABLE`` after a 5xx answer or the last attempt.

    ``→ DIVERTED`` into a digest, or ``→ DROPPED``, when it falls due.
    """

    QUEUED = "queued"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    DIVERTED = "diverted"  # its receiver hears it in the daily digest
    DROPPED = "dropped"  # nothing left to say, e.g. booked and cancelled again, or not wanted


class OutboxMail(SQLModel, table=True):
    """One mail to one person about one event. The body is rendered when it is sent."""

    __tablename__ = "outbox_mail"
    __table_args__ = (
        UniqueConstraint("event", "recipient"),
        Index("ix_outbox_mail_due", "state", "due_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    event: str = Field(max_length=120)  # e.g. "evening-3-plan-28391820"
    template: str = Field(max_length=60)  # e.g. "evening-plan"
    recipient: str = Field(max_length=254)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    language: str = Field(default="de", max_length=8)
    params: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    message_id: str = Field(max_length=200, unique=True)
    state: str = Field(default=MailState.QUEUED, max_length=20)
    due_at: datetime = Field(sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    last_error: str = Field(default="", max_length=REASON_LENGTH)
    created_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Demo mode keeps the rendered mail for the office's mailbox page; else they stay empty.
    subject: str = Field(default="", max_length=300)
    body: str = ""


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
