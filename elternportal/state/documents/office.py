"""The office's page of documents: folders, and the form of one document at a time."""

from typing import Any

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.services.audience import AudienceChoice
from elternportal.services.documents.folders import (
    RenameFolder,
    add_folder,
    delete_folder,
    move_folder,
    rename_folder,
)
from elternportal.services.documents.office import (
    DocumentDraft,
    SaveDocument,
    delete_document,
    list_folders,
    read_document,
    save_document,
)
from elternportal.state.audience import AudienceState
from elternportal.state.base import PortalState
from elternportal.state.documents import office_views as views
from elternportal.state.policy import allow
from elternportal.state.request import current_request

LABELS = "school-documents-field"  # begins the keys of the form's labels


class OfficeDocumentsState(PortalState):
    """The list of folders, or, while ``is_editing``, the form of a document."""

    is_loaded: rx.Field[bool] = rx.field(False)
    folders: rx.Field[list[views.FolderRow]] = rx.field(default_factory=list)
    renamed_folder: rx.Field[int] = rx.field(0)  # whose name is being changed; 0 for none
    is_editing: rx.Field[bool] = rx.field(False)
    editor: rx.Field[views.Editor] = rx.field(default_factory=views.Editor)
    asks_delete: rx.Field[bool] = rx.field(False)
    saved: rx.Field[int] = rx.field(0)  # grows with each new folder, and so empties its field

    @rx.event
    @allow(*ADMINISTRATION)
    async def load(self) -> None:
        await self._enter()
        self.is_editing, self.renamed_folder = False, 0
        await self._show()
        self._watch([topics.news()], refresh=OfficeDocumentsState.refresh)

    @rx.event
    @allow(*ADMINISTRATION)
    async def refresh(self) -> None:
        """Called by the hub when somebody else changed a document."""
        await self._show()

    @rx.event
    @allow(*ADMINISTRATION)
    async def add_folder(self, form: dict[str, Any]) -> None:
        if await self._write(add_folder, str(form.get("name", ""))) is not None:
            self.saved += 1
            self._tell("school-documents-folder-saved")
        await self._show()

    @rx.event
    @allow(*ADMINISTRATION)
    async def ask_rename(self, folder_id: int) -> None:
        self.renamed_folder = folder_id

    @rx.event
    @allow(*ADMINISTRATION)
    async def rename_folder(self, form: dict[str, Any]) -> None:
        command = RenameFolder(self.renamed_folder, str(form.get("name", "")))
        if await self._do(rename_folder, command):
            self.renamed_folder = 0
            self._tell("school-documents-folder-saved")
        await self._show()

    @rx.event
    @allow(*ADMINISTRATION)
    async def move_folder(self, folder_id: int) -> None:
        await self._do(move_folder, folder_id)
        await self._show()

    @rx.event
    @allow(*ADMINISTRATION)
    async def delete_folder(self, folder_id: int) -> None:
        if await self._do(delete_folder, folder_id):
            self._tell("school-documents-folder-deleted")
        await self._show()

    @rx.event
    @allow(*ADMINISTRATION)
    async def new_document(self, folder_id: int) -> None:
        """Open an empty form for a document in a folder."""
        self._open(views.new_editor(folder_id))
        audience = await self.get_state(AudienceState)
        await audience._fill(AudienceChoice(whole_school=True))

    @rx.event
    @allow(*ADMINISTRATION)
    async def open_document(self, document_id: int) -> None:
        detail = await self._read(read_document, document_id)
        if detail is not None:
            self._open(views.editor(detail, current_request().language))
            audience = await self.get_state(AudienceState)
            await audience._fill(detail.audience)

    @rx.event
    @allow(*ADMINISTRATION)
    async def close(self) -> None:
        self.is_editing = False

    @rx.event
    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the document that is open, and go back to the list."""
        audience = await self.get_state(AudienceState)
        draft = self._parsed_form(DocumentDraft, form, LABELS)
        if draft is None:
            return
        command = SaveDocument(self.editor.document_id, draft, audience._choice())
        if await self._do(save_document, command):
            self.is_editing = False
            self._tell("school-documents-saved")
            await self._show()

    @rx.event
    @allow(*ADMINISTRATION)
    async def ask_delete(self, asks: bool) -> None:
        self.asks_delete = asks

    @rx.event
    @allow(*ADMINISTRATION)
    async def delete_document(self) -> None:
        if await self._do(delete_document, self.editor.document_id):
            self.is_editing = False
            self._tell("school-documents-deleted")
        await self._show()

    def _open(self, editor: views.Editor) -> None:
        self.editor, self.is_editing, self.asks_delete = editor, True, False

    async def _show(self) -> None:
        folders = await self._read(list_folders)
        if folders is not None:
            self.folders = views.folder_rows(folders, current_request().language)
            self.is_loaded = True
