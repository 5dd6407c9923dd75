"""School information: contacts and texts."""

from sqlmodel import Field

from elternportal.models.edited import Edited


class SchoolContact(Edited, table=True):
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


class SchoolText(Edited, table=True):
    """A free text of the school information, e.g. its opening hours, in Markdown."""

    __tablename__ = "school_text"

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=160)
    text: str
    position: int = 0
