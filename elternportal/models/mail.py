"""The mail outbox (security R3): written in the business transaction, sent by the worker."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from elternportal.models.base import UtcDateTime

REASON_LENGTH = 300  # so much is kept of what a mail server says


class MailState(StrEnum):
    """``QUEUED → SENT``, or ``→ UNDELIVERABLE`` after a final answer or days of others.

    ``→ UNKNOWN`` if the mail server had the whole mail and did not answer: it may have arrived, so
    it is tried again rarely. ``→ DIVERTED`` into a digest, or ``→ DROPPED``, when it falls due.
    """

    QUEUED = "queued"
    UNKNOWN = "unknown"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    DIVERTED = "diverted"  # its receiver hears it in the daily digest
    DROPPED = "dropped"  # nothing left to say, e.g. booked and cancelled again, or not wanted


# What a worker may still send; an unknown outcome only while it is not finished.
OPEN = (MailState.QUEUED, MailState.UNKNOWN)


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
    # Mails whose link ends soon are 0 and go before all others, which are 1.
    rank: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    attempts: int = 0
    failing_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_error: str = Field(default="", max_length=REASON_LENGTH)
    created_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Demo mode keeps the rendered mail for the office's mailbox page; else they stay empty.
    subject: str = Field(default="", max_length=300)
    body: str = ""


class MailHold(SQLModel, table=True):
    """The mail server refuses all mails at the moment: none goes until it takes one again.

    There is one row at most. ``confirmed`` counts the answers that said so; at ``next_try_at`` one
    mail is tried.
    """

    __tablename__ = "mail_hold"
    __table_args__ = (CheckConstraint("id = 1", name="only"),)

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    since: datetime = Field(sa_type=UtcDateTime)
    next_try_at: datetime = Field(sa_type=UtcDateTime)
    is_probing: bool = False
    confirmed: int = 1
    reason: str = Field(max_length=REASON_LENGTH)


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
