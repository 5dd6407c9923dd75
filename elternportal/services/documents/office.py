"""Office and head put documents into folders, replace them by new versions and remove them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import InvalidInput
from elternportal.mail.notify import notify
from elternportal.models.audience import Audience
from elternportal.models.base import id_of
from elternportal.models.documents import Document, DocumentFolder, DocumentVersion
from elternportal.models.files import StoredFile
from elternportal.services.audience import (
    AudienceChoice,
    AudienceMailView,
    guardians_reached,
    mail_reach,
    read_choice,
    save_audience,
)
from elternportal.services.documents.mails import DOCUMENT
from elternportal.services.documents.reading import DocumentView, newest_versions, view_of
from elternportal.services.documents.scope import DOCUMENT_KIND
from elternportal.services.editing import begin_edit
from elternportal.services.files import FileView, file_view, take_one_file
from elternportal.services.finding import find_for_office
from elternportal.services.search import index, unindex
from elternportal.services.typed_fields import Day, Title

LARGEST_ID = 2**31 - 1  # what an id column of PostgreSQL can hold


class DocumentFileMissing(InvalidInput):
    """A document is a file, and each version is one file."""

    key = "school-documents-error-file"


class DocumentDraft(BaseModel):
    """A document as the office types it.

    ``files`` is the key of an uploaded file; on a document that exists it makes a new version, and
    without it the newest version stays. ``dated`` is the date of the version. ``is_mailed``: those
    whom the document is for are told by mail.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    folder_id: Annotated[int, Field(ge=1, le=LARGEST_ID)]
    title: Title
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    dated: Day
    files: str = ""
    is_mailed: bool = False


@dataclass(frozen=True, slots=True)
class SaveDocument:
    """``document_id`` is 0 for a new document; ``revision`` is what the form began with."""

    document_id: int
    draft: DocumentDraft
    audience: AudienceChoice
    revision: int = 0


@dataclass(frozen=True, slots=True)
class VersionView:
    number: int
    dated: date
    file: FileView


@dataclass(frozen=True, slots=True)
class OfficeDocumentView:
    """A document in the office's form; the newest version stands first."""

    document_id: int
    draft: DocumentDraft
    audience: AudienceChoice
    versions: tuple[VersionView, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class OfficeFolderRow:
    """A folder in the office's list, empty or not."""

    folder_id: int
    name: str
    documents: tuple[DocumentView, ...]


def list_folders(session: Session, actor: Actor) -> tuple[OfficeFolderRow, ...]:
    """All folders in their order with all their documents.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    folders = session.scalars(
        select(DocumentFolder).order_by(col(DocumentFolder.position), col(DocumentFolder.id))
    )
    rows = session.execute(newest_versions().order_by(col(Document.title))).all()
    return tuple(
        OfficeFolderRow(
            id_of(folder),
            folder.name,
            tuple(view_of(row) for row in rows if row.Document.folder_id == folder.id),
        )
        for folder in folders
    )


def read_document(session: Session, actor: Actor, document_id: int) -> OfficeDocumentView:
    """One document with all that can be changed, and all its versions.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    document = find_for_office(session, actor, Document, document_id)
    versions = tuple(
        VersionView(version.number, version.dated, file_view(file))
        for version, file in session.execute(
            select(DocumentVersion, StoredFile)
            .join(StoredFile, col(StoredFile.id) == col(DocumentVersion.file_id))
            .where(col(DocumentVersion.document_id) == document_id)
            .order_by(col(DocumentVersion.number).desc())
        )
    )
    draft = DocumentDraft(
        folder_id=document.folder_id,
        title=document.title,
        description=document.description,
        dated=versions[0].dated,
    )
    choice = read_choice(session, document.audience_id)
    return OfficeDocumentView(document_id, draft, choice, versions, document.revision)


def document_reach(session: Session, actor: Actor, command: SaveDocument) -> AudienceMailView:
    """Whom the mail about a document would reach that is saved like this.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NobodyAddressed: no audience is chosen.
    """
    actor.require(*ADMINISTRATION)
    newest = select(func.max(col(DocumentVersion.number))).where(
        col(DocumentVersion.document_id) == command.document_id
    )
    number = (session.scalar(newest) or 0) + bool(command.draft.files.strip())
    event = _event(command.document_id, number)
    return mail_reach(session, command.audience, DOCUMENT, event=event)


def save_document(session: Session, actor: Actor, command: SaveDocument) -> int:
    """Add a document, or change one; returns its id.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such document, folder, or file of the actor.
        EditedMeanwhile: somebody has changed it since the form was opened.
        DocumentFileMissing: a new document without a file, or several files at once.
        NobodyAddressed: no audience is chosen.
    """
    draft = command.draft
    find_for_office(session, actor, DocumentFolder, draft.folder_id)
    if command.document_id:
        document = find_for_office(session, actor, Document, command.document_id)
        begin_edit(session, actor, document, command.revision)
        save_audience(session, actor, command.audience, document.audience_id)
    else:
        document = Document(
            folder_id=draft.folder_id,
            title=draft.title,
            audience_id=save_audience(session, actor, command.audience),
        )
    document.folder_id, document.title = draft.folder_id, draft.title
    document.description = draft.description
    session.add(document)
    session.flush()
    number = _save_version(session, actor, document, draft)
    index(session, DOCUMENT_KIND, id_of(document), document.title, document.description)
    if draft.is_mailed:
        _tell(session, document, number)
    announce(session, topics.news())
    return id_of(document)


def delete_document(session: Session, actor: Actor, document_id: int) -> None:
    """Remove a document with all its versions; their bytes are forgotten within the hour.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    document = find_for_office(session, actor, Document, document_id)
    session.delete(document)
    session.flush()
    session.delete(session.get_one(Audience, document.audience_id))
    unindex(session, DOCUMENT_KIND, document_id)
    announce(session, topics.news())


def _save_version(session: Session, actor: Actor, document: Document, draft: DocumentDraft) -> int:
    """Add a version if there is a new file, else set the newest one's date; returns its number."""
    session.refresh(document, with_for_update=True)  # two at once number their versions in turn
    document_id = id_of(document)
    newest = session.scalars(
        select(DocumentVersion)
        .where(col(DocumentVersion.document_id) == document_id)
        .order_by(col(DocumentVersion.number).desc())
    ).first()
    file_id = take_one_file(session, actor, draft.files)
    if not (file_id or newest):
        raise DocumentFileMissing()
    if file_id:
        number = newest.number + 1 if newest else 1
        newest = DocumentVersion(
            document_id=document_id,
            number=number,
            file_id=file_id,
            dated=draft.dated,
            created_at=clock.now(),
        )
        session.add(newest)
    assert newest is not None
    newest.dated = draft.dated
    session.flush()
    return newest.number


def _tell(session: Session, document: Document, number: int) -> None:
    """Mail those whom the document is for; nobody is told of a version twice."""
    notify(
        session,
        DOCUMENT,
        guardians_reached(session, document.audience_id),
        event=_event(id_of(document), number),
        params={"id": document.id},
    )


def _event(document_id: int, number: int) -> str:
    return f"document-{document_id}-{number}"
