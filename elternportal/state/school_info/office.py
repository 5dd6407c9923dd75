"""The office writes the school information: one contact or text at a time is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.errors import NotFound
from elternportal.services.school_info.office import (
    SaveContact,
    SaveText,
    delete_contact,
    delete_text,
    move_contact,
    move_text,
    save_contact,
    save_text,
)
from elternportal.services.school_info.reading import (
    ContactDraft,
    SchoolInfo,
    TextDraft,
    read_school_info,
)
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.school_info import reading as views

LABELS = "office-school-info-field"


@dataclass
class ContactForm:
    """The form of a contact; ``contact_id`` is 0 for a new one."""

    contact_id: int = 0
    section: str = "office"
    name: str = ""
    role: str = ""
    duties: str = ""
    phone: str = ""
    email: str = ""
    room: str = ""
    hours: str = ""


@dataclass
class TextForm:
    """The form of a text; ``text_id`` is 0 for a new one."""

    text_id: int = 0
    title: str = ""
    text: str = ""


@opens_for(*ADMINISTRATION)
class OfficeSchoolInfoPageState(LivePageState, PortalState):
    """``editing`` is empty for the list, else what the open form is about."""

    sections: rx.Field[list[views.SectionLine]] = rx.field(default_factory=list)
    texts: rx.Field[list[views.InfoLine]] = rx.field(default_factory=list)
    editing: rx.Field[str] = rx.field("")  # contact | text
    contact: rx.Field[ContactForm] = rx.field(default_factory=ContactForm)
    text: rx.Field[TextForm] = rx.field(default_factory=TextForm)
    asks_delete: rx.Field[bool] = rx.field(False)

    async def _prepare(self) -> None:
        self.editing = ""

    def _topics(self) -> Iterable[str]:
        return [topics.school_info()]

    @allow(*ADMINISTRATION)
    async def open_contact(self, contact_id: int) -> None:
        """Open a contact's form; 0 opens an empty one."""
        info = await self._show()
        drafts = {it.contact_id: it.draft for it in info.contacts} if info else {}
        if contact_id and contact_id not in drafts:
            self._tell_error(NotFound())
            return
        fields = drafts[contact_id].model_dump(mode="json") if contact_id else {}
        self.contact = ContactForm(contact_id, **fields)
        self.editing, self.asks_delete = "contact", False

    @allow(*ADMINISTRATION)
    async def open_text(self, text_id: int) -> None:
        """Open a text's form; 0 opens an empty one."""
        info = await self._show()
        drafts = {it.text_id: it.draft for it in info.texts} if info else {}
        if text_id and text_id not in drafts:
            self._tell_error(NotFound())
            return
        fields = drafts[text_id].model_dump() if text_id else {}
        self.text = TextForm(text_id, **fields)
        self.editing, self.asks_delete = "text", False

    @allow(*ADMINISTRATION)
    async def close(self) -> None:
        self.editing = ""

    @allow(*ADMINISTRATION)
    async def ask_delete(self, asks: bool) -> None:
        self.asks_delete = asks

    @allow(*ADMINISTRATION)
    async def save_contact(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(ContactDraft, form, LABELS)
        if draft is None:
            return
        command = SaveContact(self.contact.contact_id, draft)
        done = await self._write(save_contact, command) is not None
        await self._leave_after(done, "office-school-info-saved")

    @allow(*ADMINISTRATION)
    async def save_text(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(TextDraft, form, LABELS)
        if draft is None:
            return
        command = SaveText(self.text.text_id, draft)
        done = await self._write(save_text, command) is not None
        await self._leave_after(done, "office-school-info-saved")

    @allow(*ADMINISTRATION)
    async def delete_contact(self) -> None:
        done = await self._write(delete_contact, self.contact.contact_id)
        await self._leave_after(done, "office-school-info-deleted")

    @allow(*ADMINISTRATION)
    async def delete_text(self) -> None:
        done = await self._write(delete_text, self.text.text_id)
        await self._leave_after(done, "office-school-info-deleted")

    @allow(*ADMINISTRATION)
    async def move_contact(self, contact_id: int) -> None:
        if await self._write(move_contact, contact_id):
            await self._show()

    @allow(*ADMINISTRATION)
    async def move_text(self, text_id: int) -> None:
        if await self._write(move_text, text_id):
            await self._show()

    async def _leave_after(self, is_done: bool, sentence: str) -> None:
        """Back to the list once something worked; else the form stays as it is."""
        if is_done:
            self.editing = ""
            await self._show()
            self._tell(sentence)

    async def _show(self) -> SchoolInfo | None:
        info = await self._read(read_school_info)
        if info is not None:
            self.sections = views.section_lines(info, current_request().language)
            self.texts = views.info_lines(info)
        return info
