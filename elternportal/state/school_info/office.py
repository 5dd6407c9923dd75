"""The office writes the school information: one contact or text at a time is open."""

from collections.abc import Iterable
from typing import Any

import reflex as rx
from pydantic import BaseModel

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
    SchoolInfoView,
    TextDraft,
    read_school_info,
)
from elternportal.state.base import PortalState
from elternportal.state.editing import EditorPageState, form_values
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.school_info import reading as views

LABELS = "office-school-info-field"


@opens_for(*ADMINISTRATION)
class OfficeSchoolInfoPageState(EditorPageState, LivePageState, PortalState):
    """The list, or a form; ``editing`` says of what."""

    sections: rx.Field[list[views.SectionLine]] = rx.field(default_factory=list)
    texts: rx.Field[list[views.InfoLine]] = rx.field(default_factory=list)
    editing: rx.Field[str] = rx.field("")  # contact | text

    def _topics(self) -> Iterable[str]:
        return [topics.school_info()]

    @allow(*ADMINISTRATION)
    async def open_contact(self, contact_id: int) -> None:
        """Open a contact's form; 0 opens an empty one."""
        info = await self._show()
        if info is not None:
            drafts = {it.contact_id: it.draft for it in info.contacts}
            self._open("contact", contact_id, drafts.get(contact_id))

    @allow(*ADMINISTRATION)
    async def open_text(self, text_id: int) -> None:
        """Open a text's form; 0 opens an empty one."""
        info = await self._show()
        if info is not None:
            self._open("text", text_id, {it.text_id: it.draft for it in info.texts}.get(text_id))

    @allow(*ADMINISTRATION)
    async def save_contact(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(ContactDraft, form, LABELS)
        if draft is not None:
            done = await self._write(save_contact, SaveContact(self._open_id("contact"), draft))
            await self._leave_after(done is not None, "office-school-info-saved")

    @allow(*ADMINISTRATION)
    async def save_text(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(TextDraft, form, LABELS)
        if draft is not None:
            done = await self._write(save_text, SaveText(self._open_id("text"), draft))
            await self._leave_after(done is not None, "office-school-info-saved")

    @allow(*ADMINISTRATION)
    async def delete_contact(self) -> None:
        done = await self._write(delete_contact, self._open_id("contact"))
        await self._leave_after(done, "office-school-info-deleted")

    @allow(*ADMINISTRATION)
    async def delete_text(self) -> None:
        done = await self._write(delete_text, self._open_id("text"))
        await self._leave_after(done, "office-school-info-deleted")

    @allow(*ADMINISTRATION)
    async def move_contact(self, contact_id: int) -> None:
        if await self._write(move_contact, contact_id):
            await self._show()

    @allow(*ADMINISTRATION)
    async def move_text(self, text_id: int) -> None:
        if await self._write(move_text, text_id):
            await self._show()

    def _open(self, kind: str, item_id: int, draft: BaseModel | None) -> None:
        if item_id and draft is None:
            self._tell_error(NotFound())
            return
        self.editing = kind
        self._begin(item_id, form_values(draft) if draft else {})

    def _open_id(self, kind: str) -> int:
        """The id in the open form; a contact's says nothing about texts."""
        return self.item_id if self.editing == kind else 0

    async def _show(self) -> SchoolInfoView | None:
        info = await self._read(read_school_info)
        if info is not None:
            self.sections = views.section_lines(info, current_request().language)
            self.texts = views.info_lines(info)
        return info
