"""The append-only record of what was done."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import JSON, Field, SQLModel

from elternportal.models.base import UtcDateTime


class AuditEntry(SQLModel, table=True):
    """Append-only record of what staff did, above all when acting for a family."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject", "subject_id"),)

    id: int | None = Field(default=None, primary_key=True)
    # Its place in the chain, the hash of the one before, and its own (services/audit_chain.py).
    position: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    previous_hash: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})
    hash: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    action: str = Field(max_length=60)
    subject: str = Field(max_length=40)
    subject_id: int | None = None
    detail: dict[str, str] = Field(
        default_factory=dict, sa_type=JSON, sa_column_kwargs={"server_default": text("'{}'")}
    )
