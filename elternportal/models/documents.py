"""Documents in folders, each with its versions."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime
from elternportal.models.edited import Edited


class DocumentFolder(SQLModel, table=True):
    __tablename__ = "document_folder"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80, unique=True)
    position: int = 0


class Document(Edited, table=True):
    """A document or form; its newest :class:`DocumentVersion` is what is offered."""

    __tablename__ = "document"

    id: int | None = Field(default=None, primary_key=True)
    folder_id: int = Field(foreign_key="document_folder.id", index=True)
    title: str = Field(max_length=160)
    description: str = Field(default="", max_length=500)
    audience_id: int = Field(foreign_key="audience.id", unique=True)


class DocumentVersion(SQLModel, table=True):
    __tablename__ = "document_version"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", ondelete="CASCADE")
    number: int
    file_id: int = Field(foreign_key="stored_file.id", index=True)
    dated: date
    created_at: datetime = Field(sa_type=UtcDateTime)
