"""The office's page of documents: folders, and the form of one document at a time."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal import clock
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
    document_reach,
    list_folders,
    read_document,
    save_document,
)
from elternportal.state.base import PortalState
from elternportal.state.documents import office_views as views
from elternportal.state.editing import (
    EditorPageState,
    SavedForm,
    SharedFormState,
    form_values,
)
from elternportal.state.mail_question import MailQuestionState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "school-documents-field"  # begins the keys of the form's labels


@opens_for(*ADMINISTRATION)
class OfficeDocumentsPageState(
    MailQuestionState, SharedFormState, EditorPageState, LivePageState, PortalState
):
    """The list of folders, or the form of a document."""

    folders: rx.Field[list[views.OfficeFolderLine]] = rx.field(default_factory=list)
    renamed_folder: rx.Field[int] = rx.field(0)  # whose name is being changed; 0 for none
    versions: rx.Field[list[views.DocumentVersionLine]] = rx.field(default_factory=list)
    saved: rx.Field[int] = rx.field(0)  # grows with each new folder, and so empties its field

    async def _prepare(self) -> None:
        self.is_editing, self.renamed_folder = False, 0

    def _topics(self) -> Iterable[str]:
        return [topics.news()]

    @allow(*ADMINISTRATION)
    async def add_folder(self, form: dict[str, Any]) -> None:
        if await self._write(add_folder, str(form.get("name", ""))) is not None:
            self.saved += 1
            self._tell("school-documents-folder-saved")
        await self._show()

    @allow(*ADMINISTRATION)
    async def ask_rename(self, folder_id: int) -> None:
        self.renamed_folder = folder_id

    @allow(*ADMINISTRATION)
    async def rename_folder(self, form: dict[str, Any]) -> None:
        command = RenameFolder(self.renamed_folder, str(form.get("name", "")))
        if await self._write(rename_folder, command):
            self.renamed_folder = 0
            self._tell("school-documents-folder-saved")
        await self._show()

    @allow(*ADMINISTRATION)
    async def move_folder(self, folder_id: int) -> None:
        await self._write(move_folder, folder_id)
        await self._show()

    @allow(*ADMINISTRATION)
    async def delete_folder(self, folder_id: int) -> None:
        if await self._write(delete_folder, folder_id):
            self._tell("school-documents-folder-deleted")
        await self._show()

    @allow(*ADMINISTRATION)
    async def new_document(self, folder_id: int) -> None:
        """Open an empty form for a document in a folder."""
        self.versions = []
        self._answered()
        self._begin(0, {"folder_id": str(folder_id), "dated": clock.today().isoformat()})
        self._began_with(0)
        await self._address(AudienceChoice(whole_school=True))

    @allow(*ADMINISTRATION)
    async def open_document(self, document_id: int) -> None:
        detail = await self._read(read_document, document_id)
        if detail is not None:
            self._answered()
            self.versions = views.version_lines(detail, current_request().language)
            self._begin(detail.document_id, form_values(detail.draft))
            self._began_with(detail.revision)
            await self._address(detail.audience)

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the document that is open; if a mail goes out, ask first and say how many get it."""
        draft = self._parsed_form(DocumentDraft, form, LABELS)
        if draft is None:
            return
        audience = await self._addressed()
        command = SaveDocument(self.item_id, draft, audience, self._seen(form))
        question = "school-documents-ask-mail"
        if draft.is_mailed and not await self._may_tell(question, document_reach, command):
            return
        self._answered()
        done = await self._save(LABELS, draft, save_document, command) is not None
        await self._leave_after(done, "school-documents-saved")

    @allow(*ADMINISTRATION)
    async def delete_document(self) -> None:
        done = await self._write(delete_document, self.item_id)
        await self._leave_after(done, "school-documents-deleted")

    async def _saved_form(self) -> SavedForm | None:
        saved = await self._read(read_document, self.item_id)
        return None if saved is None else SavedForm(saved.draft, saved.revision, saved.audience)

    async def _open_saved(self) -> None:
        await self.open_document(self.item_id)

    def _said(self, name: str, value: object) -> str:
        if name == "folder_id":
            names = {folder.value: folder.name for folder in self.folders}
            return names.get(str(value), "")
        return super()._said(name, value)

    async def _show(self) -> None:
        folders = await self._read(list_folders)
        if folders is not None:
            self.folders = views.folder_lines(folders, current_request().language)
