"""What the office has said by hand about children and teachers, beside the school's files."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import JSON, Field, SQLModel

from elternportal.models.edited import Edited


class ByHand(Edited, table=True):
    """What holds of one child or teacher although the files say something else.

    ``decides_presence`` says that the office has decided whether the person is at school:
    no file brings a child back that has left, and none ends who was entered. ``corrections`` are
    the fields that the office has put right, each with what the files said at that time: as long
    as they still say so, the correction holds.
    """

    __tablename__ = "by_hand"
    __table_args__ = (
        CheckConstraint("(pupil_id IS NULL) <> (teacher_id IS NULL)", name="one_person"),
    )

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int | None = Field(default=None, foreign_key="pupil.id", unique=True)
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id", unique=True)
    decides_presence: bool = False
    corrections: dict[str, str] = Field(default_factory=dict, sa_type=JSON)


class PostalAddress(SQLModel, table=True):
    """Where letters about a child go by post. ``recipient`` is empty for "the guardians of"."""

    __tablename__ = "postal_address"

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", unique=True)
    recipient: str = Field(default="", max_length=45)
    extra: str = Field(default="", max_length=45)
    street: str = Field(max_length=45)
    postcode: str = Field(max_length=10)
    town: str = Field(max_length=34)
    country: str = Field(default="", max_length=45)


class ClassChange(SQLModel, table=True):
    """A child goes to another class from a day on; the clock carries it out on that day."""

    __tablename__ = "class_change"

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", unique=True)
    class_id: int = Field(foreign_key="school_class.id", index=True, ondelete="CASCADE")
    first_day: date = Field(index=True)
    asked_by_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
