"""The office writes the school information: one contact or text at a time is open."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.school_info import Section
from elternportal.errors import NotFound
from elternportal.i18n import t
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
    ContactRow,
    InfoTextRow,
    SchoolInfoView,
    TextDraft,
    read_school_info,
)
from elternportal.state.base import PortalState
from elternportal.state.editing import (
    EditorPageState,
    SavedForm,
    SharedFormState,
    form_values,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.school_info import reading as views

LABELS = "office-school-info-field"


@opens_for(*ADMINISTRATION)
class OfficeSchoolInfoPageState(SharedFormState, EditorPageState, LivePageState, PortalState):
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
            rows = {it.contact_id: it for it in info.contacts}
            self._open("contact", contact_id, rows.get(contact_id))

    @allow(*ADMINISTRATION)
    async def open_text(self, text_id: int) -> None:
        """Open a text's form; 0 opens an empty one."""
        info = await self._show()
        if info is not None:
            self._open("text", text_id, {it.text_id: it for it in info.texts}.get(text_id))

    @allow(*ADMINISTRATION)
    async def save_contact(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(ContactDraft, form, LABELS)
        if draft is not None:
            command = SaveContact(self._open_id("contact"), draft, self._seen(form))
            done = await self._save(LABELS, draft, save_contact, command)
            await self._leave_after(done is not None, "office-school-info-saved")

    @allow(*ADMINISTRATION)
    async def save_text(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(TextDraft, form, LABELS)
        if draft is not None:
            command = SaveText(self._open_id("text"), draft, self._seen(form))
            done = await self._save(LABELS, draft, save_text, command)
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

    def _open(self, kind: str, item_id: int, row: ContactRow | InfoTextRow | None) -> None:
        if item_id and row is None:
            self._tell_error(NotFound())
            return
        self.editing = kind
        self._begin(item_id, form_values(row.draft) if row else {})
        self._began_with(row.revision if row else 0)

    async def _saved_form(self) -> SavedForm | None:
        info = await self._show()
        if info is None:
            return None
        contacts = {it.contact_id: it for it in info.contacts}
        texts = {it.text_id: it for it in info.texts}
        rows: dict[int, ContactRow] | dict[int, InfoTextRow] = (
            contacts if self.editing == "contact" else texts
        )
        row = rows.get(self.item_id)
        return None if row is None else SavedForm(row.draft, row.revision)

    async def _open_saved(self) -> None:
        open_saved = self.open_contact if self.editing == "contact" else self.open_text
        await open_saved(self.item_id)

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, Section):
            return t(f"school-info-section-{value}", current_request().language)
        return super()._said(name, value)

    def _open_id(self, kind: str) -> int:
        """The id in the open form; a contact's says nothing about texts."""
        return self.item_id if self.editing == kind else 0

    async def _show(self) -> SchoolInfoView | None:
        info = await self._read(read_school_info)
        if info is not None:
            self.sections = views.section_lines(info, current_request().language)
            self.texts = views.info_lines(info)
        return info
