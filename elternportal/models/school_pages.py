"""The pages under "Service": documents in folders, school information, lost property."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class DocumentFolder(SQLModel, table=True):
    __tablename__ = "document_folder"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80, unique=True)
    position: int = 0


class Document(SQLModel, table=True):
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


class SchoolContact(SQLModel, table=True):
    """Who does what: a person or place at school with its ways of contact."""

    __tablename__ = "school_contact"

    id: int | None = Field(default=None, primary_key=True)
    section: str = Field(max_length=20)  # office | head | counselling | parents | other
    name: str = Field(max_length=120)
    role: str = Field(default="", max_length=120)
    duties: str = Field(default="", max_length=500)
    phone: str = Field(default="", max_length=60)
    email: str = Field(default="", max_length=254)
    room: str = Field(default="", max_length=40)
    hours: str = Field(default="", max_length=300)  # opening or office hours
    position: int = 0


class SchoolText(SQLModel, table=True):
    """A free text of the school information, e.g. its opening hours, in Markdown."""

    __tablename__ = "school_text"

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=160)
    text: str
    position: int = 0


class FoundItem(SQLModel, table=True):
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
