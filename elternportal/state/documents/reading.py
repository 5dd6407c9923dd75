"""Documents and forms, as everybody reads them."""

from dataclasses import dataclass
from pathlib import PurePath

import reflex as rx

from elternportal.domain import topics
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.documents.reading import DocumentView, FolderView, read_documents
from elternportal.state.base import PortalState
from elternportal.state.file_views import file_line
from elternportal.state.policy import allow_signed_in
from elternportal.state.request import current_request


@dataclass
class DocumentLine:
    """``about`` says what one gets: "Stand 23.11.2026 · PDF, 120 KB"."""

    key: str
    title: str
    description: str
    about: str
    href: str


@dataclass
class FolderLine:
    key: str
    name: str
    documents: list[DocumentLine]


class DocumentsState(PortalState):
    """All folders in which there is something for this person."""

    is_loaded: rx.Field[bool] = rx.field(False)
    folders: rx.Field[list[FolderLine]] = rx.field(default_factory=list)

    @allow_signed_in
    async def load(self) -> None:
        await self._enter()
        await self._show()
        self._watch([topics.news()], refresh=DocumentsState.refresh)

    @allow_signed_in
    async def refresh(self) -> None:
        """Called by the hub when something was published or changed."""
        await self._show()

    async def _show(self) -> None:
        folders = await self._read(read_documents)
        if folders is not None:
            language = current_request().language
            self.folders = [_folder(folder, language) for folder in folders]
            self.is_loaded = True


def _folder(folder: FolderView, language: str) -> FolderLine:
    documents = [_document(document, language) for document in folder.documents]
    return FolderLine(str(folder.folder_id), folder.name, documents)


def _document(document: DocumentView, language: str) -> DocumentLine:
    file = file_line(document.file, language)
    dated = date_with_year(document.dated, language)
    kind = PurePath(file.name).suffix.removeprefix(".").upper()
    return DocumentLine(
        key=str(document.document_id),
        title=document.title,
        description=document.description,
        about=f"{t('school-documents-version', language, date=dated)} · {kind}, {file.size}",
        href=file.href,
    )
