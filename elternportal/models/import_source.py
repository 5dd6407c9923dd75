"""From where files come in by themselves."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class ImportSource(SQLModel, table=True):
    """A program that uploads with a token, or the watched folder, which has none.

    Of the token only the SHA-256 is kept. ``digest`` stands for what came last, taken over or not,
    so that the same again costs nothing. Tasks about it concern ``account_id``.
    """

    __tablename__ = "import_source"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=60, unique=True)
    token_hash: str | None = Field(default=None, max_length=64, unique=True)
    account_id: int = Field(foreign_key="account.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    digest: str = Field(default="", max_length=64)
