"""What the office's page of documents shows, as plain rows of strings in the page's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from elternportal.i18n.dates import date_with_year
from elternportal.services.documents.office import OfficeDocumentView, OfficeFolderRow, VersionView
from elternportal.services.documents.reading import DocumentView
from elternportal.state.file_views import FileLine, file_line


@dataclass
class DocumentVersionLine:
    """A document, or one of its versions, with its file."""

    id: int
    title: str
    number: str
    dated: str
    file: FileLine


@dataclass
class OfficeFolderLine:
    """``value`` is the folder's id as the choice of a form has it."""

    id: int
    value: str
    name: str
    is_first: bool
    documents: list[DocumentVersionLine]


def folder_lines(folders: Sequence[OfficeFolderRow], language: str) -> list[OfficeFolderLine]:
    """All folders with their documents in the newest version."""
    return [
        OfficeFolderLine(
            id=folder.folder_id,
            value=str(folder.folder_id),
            name=folder.name,
            is_first=place == 0,
            documents=[_document(document, language) for document in folder.documents],
        )
        for place, folder in enumerate(folders)
    ]


def version_lines(detail: OfficeDocumentView, language: str) -> list[DocumentVersionLine]:
    """A document's versions in their order."""
    return [_version(version, language) for version in detail.versions]


def _document(document: DocumentView, language: str) -> DocumentVersionLine:
    return DocumentVersionLine(
        id=document.document_id,
        title=document.title,
        number=str(document.version),
        dated=date_with_year(document.dated, language),
        file=file_line(document.file, language),
    )


def _version(version: VersionView, language: str) -> DocumentVersionLine:
    return DocumentVersionLine(
        id=version.number,
        title="",
        number=str(version.number),
        dated=date_with_year(version.dated, language),
        file=file_line(version.file, language),
    )
