"""Documents and forms, as everybody reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

import reflex as rx

from elternportal.domain import topics
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.documents.reading import DocumentView, FolderView, read_documents
from elternportal.state.base import PortalState
from elternportal.state.file_views import file_line
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for_signed_in
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


@opens_for_signed_in
class DocumentsPageState(LivePageState, PortalState):
    """All folders in which there is something for this person."""

    folders: rx.Field[list[FolderLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [topics.news()]

    async def _show(self) -> None:
        folders = await self._read(read_documents)
        if folders is not None:
            language = current_request().language
            self.folders = [_folder(folder, language) for folder in folders]


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
