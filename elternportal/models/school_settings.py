"""What the school has decided for itself, and who changed it when."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import JSON, Field, SQLModel

from elternportal.models.base import UtcDateTime


class SchoolSetting(SQLModel, table=True):
    """A setting that was set once. ``value`` is None when its default counts again.

    ``version`` grows with each change, so that a second editor does not undo the first one's.
    """

    __tablename__ = "school_setting"

    key: str = Field(primary_key=True, max_length=80)
    value: bool | int | str | None = Field(default=None, sa_type=JSON)
    version: int = 1
    changed_at: datetime = Field(sa_type=UtcDateTime)
    changed_by: int | None = Field(default=None, foreign_key="account.id")


class SchoolSettingChange(SQLModel, table=True):
    """Append-only: what a setting was and became. None is its default."""

    __tablename__ = "school_setting_change"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=80, index=True)
    old: bool | int | str | None = Field(default=None, sa_type=JSON)
    new: bool | int | str | None = Field(default=None, sa_type=JSON)
    at: datetime = Field(sa_type=UtcDateTime)
    by: int | None = Field(default=None, foreign_key="account.id")


class SchoolLogo(SQLModel, table=True):
    """The picture in the head of every page; a school has one or none."""

    __tablename__ = "school_logo"
    __table_args__ = (CheckConstraint("id = 1", name="only"),)

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    file_id: int = Field(foreign_key="stored_file.id", index=True)
    set_at: datetime = Field(sa_type=UtcDateTime)
