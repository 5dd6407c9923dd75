"""Files that people uploaded. The bytes lie in private storage (``files/storage.py``)."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class StoredFile(SQLModel, table=True):
    """A file under a random ``key``. Who may read it follows from what it is attached to."""

    __tablename__ = "stored_file"
    __table_args__ = (CheckConstraint("size > 0", name="size"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=43, unique=True)
    name: str = Field(max_length=120)  # as shown and downloaded
    media_type: str = Field(max_length=100)
    size: int  # bytes
    uploaded_by: int = Field(foreign_key="account.id", index=True)
    uploaded_at: datetime = Field(sa_type=UtcDateTime)
