"""School information: who does what at school, and texts like its opening hours.

Everybody who is signed in reads all of it; office and head write it
(``services/school_info/office.py``).
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import Select, select
from sqlmodel import Session, col

from elternportal.domain.people import Actor
from elternportal.domain.school_info import Section
from elternportal.models.base import id_of
from elternportal.models.school_info import SchoolContact, SchoolText

CONTACT_KIND, TEXT_KIND = "contact", "school_text"  # in the search


def _line(most: int, least: int = 0) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most)


class ContactDraft(BaseModel):
    """A contact as the office types it and everybody reads it; all but the name may be empty."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    section: Section
    name: Annotated[str, _line(120, 1)]
    role: Annotated[str, _line(120)] = ""
    duties: Annotated[str, _line(500)] = ""
    phone: Annotated[str, _line(60)] = ""
    email: Annotated[str, _line(254)] = ""
    room: Annotated[str, _line(40)] = ""
    hours: Annotated[str, _line(300)] = ""


class TextDraft(BaseModel):
    """A text as the office types it, in Markdown."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Annotated[str, _line(160, 1)]
    text: str = Field(default="", max_length=10_000)


@dataclass(frozen=True, slots=True)
class ContactRow:
    contact_id: int
    draft: ContactDraft
    revision: int


@dataclass(frozen=True, slots=True)
class InfoTextRow:
    text_id: int
    draft: TextDraft
    revision: int


@dataclass(frozen=True, slots=True)
class SchoolInfoView:
    """Contacts by section and the texts, each in the order that the office gave them."""

    contacts: tuple[ContactRow, ...]
    texts: tuple[InfoTextRow, ...]


def all_contacts(_actor: Actor) -> Select[int | None]:
    """The ids of the contacts; everybody may read them."""
    return select(col(SchoolContact.id))


def all_texts(_actor: Actor) -> Select[int | None]:
    """The ids of the texts; everybody may read them."""
    return select(col(SchoolText.id))


def read_school_info(session: Session, _actor: Actor) -> SchoolInfoView:
    """All contacts and texts, for everybody who is signed in."""
    places = {section.value: place for place, section in enumerate(Section)}
    contacts = sorted(
        session.scalars(select(SchoolContact)),
        key=lambda contact: (places[contact.section], contact.position, id_of(contact)),
    )
    texts = session.scalars(
        select(SchoolText).order_by(col(SchoolText.position), col(SchoolText.id))
    )
    return SchoolInfoView(
        tuple(ContactRow(id_of(one), _contact_draft(one), one.revision) for one in contacts),
        tuple(
            InfoTextRow(id_of(one), TextDraft(title=one.title, text=one.text), one.revision)
            for one in texts
        ),
    )


def _contact_draft(contact: SchoolContact) -> ContactDraft:
    return ContactDraft.model_validate(contact.model_dump(exclude={"id", "position"}))
