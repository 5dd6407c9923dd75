"""School information as everybody reads it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.school_info import Section
from elternportal.i18n import t
from elternportal.services.school_info.reading import (
    ContactRow,
    InfoTextRow,
    SchoolInfoView,
    read_school_info,
)
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for_signed_in
from elternportal.state.request import current_request
from elternportal.texts.markdown import to_html


@dataclass
class ContactLine:
    """``call`` and ``write`` are the links of the phone and of the address."""

    id: int
    name: str
    role: str
    duties: str
    phone: str
    call: str
    email: str
    write: str
    room: str
    hours: str
    is_first: bool


@dataclass
class SectionLine:
    key: str
    title: str
    contacts: list[ContactLine]


@dataclass
class InfoLine:
    id: int
    title: str
    html: str
    is_first: bool


@opens_for_signed_in
class SchoolInfoPageState(LivePageState, PortalState):
    """Contacts by section, and texts."""

    sections: rx.Field[list[SectionLine]] = rx.field(default_factory=list)
    texts: rx.Field[list[InfoLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [topics.school_info()]

    async def _show(self) -> None:
        info = await self._read(read_school_info)
        if info is not None:
            self.sections = section_lines(info, current_request().language)
            self.texts = info_lines(info)


def section_lines(info: SchoolInfoView, language: str) -> list[SectionLine]:
    """The sections that have contacts."""
    lines = []
    for section in Section:
        contacts = [contact for contact in info.contacts if contact.draft.section is section]
        if contacts:
            title = t(f"school-info-section-{section}", language)
            rows = [_contact(contact, place) for place, contact in enumerate(contacts)]
            lines.append(SectionLine(section.value, title, rows))
    return lines


def info_lines(info: SchoolInfoView) -> list[InfoLine]:
    """The texts in their order."""
    return [_text(text, place) for place, text in enumerate(info.texts)]


def _contact(contact: ContactRow, place: int) -> ContactLine:
    draft = contact.draft
    number = re.sub(r"[^+\d]", "", draft.phone)
    return ContactLine(
        id=contact.contact_id,
        name=draft.name,
        role=draft.role,
        duties=draft.duties,
        phone=draft.phone,
        call=f"tel:{number}",
        email=draft.email,
        write=f"mailto:{draft.email}",
        room=draft.room,
        hours=draft.hours,
        is_first=place == 0,
    )


def _text(text: InfoTextRow, place: int) -> InfoLine:
    return InfoLine(text.text_id, text.draft.title, to_html(text.draft.text), place == 0)
