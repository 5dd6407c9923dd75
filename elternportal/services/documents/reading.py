"""Documents and forms as they are read: in folders, each in its newest version."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Row, Select, select
from sqlmodel import Session, col

from elternportal.domain.people import Actor
from elternportal.models.base import id_of
from elternportal.models.documents import Document, DocumentFolder, DocumentVersion
from elternportal.models.files import StoredFile
from elternportal.services.documents.scope import is_newest, visible_to
from elternportal.services.files import FileView, file_view

Newest = Row[DocumentFolder, Document, DocumentVersion, StoredFile]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its newest version; ``dated`` is the day the school puts on it."""

    document_id: int
    title: str
    description: str
    version: int
    dated: date
    file: FileView


@dataclass(frozen=True, slots=True)
class FolderView:
    folder_id: int
    name: str
    documents: tuple[DocumentView, ...]


def read_documents(session: Session, actor: Actor) -> tuple[FolderView, ...]:
    """What is for this person's children or classes; office and head read all.

    Folders stand in the office's order, documents in that of their titles. A folder without
    anything to read is left out.
    """
    rows = session.execute(
        newest_versions()
        .where(visible_to(actor))
        .order_by(col(DocumentFolder.position), col(DocumentFolder.id), col(Document.title))
    )
    return tuple(
        FolderView(id_of(folder), folder.name, tuple(map(view_of, documents)))
        for folder, documents in groupby(rows, key=lambda row: row.DocumentFolder)
    )


def newest_versions() -> Select[DocumentFolder, Document, DocumentVersion, StoredFile]:
    """Every document with its folder, newest version and file."""
    return (
        select(DocumentFolder, Document, DocumentVersion, StoredFile)
        .join(Document, col(Document.folder_id) == col(DocumentFolder.id))
        .join(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .join(StoredFile, col(StoredFile.id) == col(DocumentVersion.file_id))
        .where(is_newest())
    )


def view_of(row: Newest) -> DocumentView:
    """One row of :func:`newest_versions`."""
    _folder, document, version, file = row
    return DocumentView(
        document_id=id_of(document),
        title=document.title,
        description=document.description,
        version=version.number,
        dated=version.dated,
        file=file_view(file),
    )
