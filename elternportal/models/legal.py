"""The school's legal texts, version by version."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class LegalText(SQLModel, table=True):
    """Append-only: one version of a text in one language. Visitors read the last that has begun.

    Two who write the next version at once cannot both succeed.
    """

    __tablename__ = "legal_text"
    __table_args__ = (
        UniqueConstraint("kind", "language", "version"),
        CheckConstraint("kind IN ('imprint', 'privacy', 'accessibility')", name="kind_known"),
        CheckConstraint("version >= 1", name="version_counts"),
        CheckConstraint("text <> ''", name="text_given"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=20)
    language: str = Field(max_length=2)
    version: int
    text: str = Field(max_length=60_000)  # Markdown; gaps stand in double brackets
    valid_from: date
    changed_at: datetime = Field(sa_type=UtcDateTime)
    changed_by: int | None = Field(default=None, foreign_key="account.id")
