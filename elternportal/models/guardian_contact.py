"""What the school's own program knows of a child's guardians."""

from sqlalchemy import UniqueConstraint, false
from sqlmodel import Field, SQLModel


class GuardianContact(SQLModel, table=True):
    """A guardian of a child, with or without an account: name, address and mail.

    Whoever is not ``may_be_informed`` has no right to information and is told nothing of the child.
    """

    __tablename__ = "guardian_contact"
    __table_args__ = (UniqueConstraint("pupil_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", ondelete="CASCADE")
    key: str = Field(max_length=20)
    surname: str = Field(max_length=120)
    first_name: str = Field(default="", max_length=120)
    title: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=254)
    street: str = Field(default="", max_length=100)
    postal_code: str = Field(default="", max_length=10)
    city: str = Field(default="", max_length=120)
    may_be_informed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    is_main: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
