"""Office and head keep the folders of documents: their names and their order."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError
from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import Conflict, InvalidInput
from elternportal.models.base import id_of
from elternportal.models.documents import Document, DocumentFolder
from elternportal.services.finding import find_for_office

_NAME: TypeAdapter[str] = TypeAdapter(
    Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
)


class FolderNameMissing(InvalidInput):
    """A folder needs a name of at most 80 characters."""

    key = "school-documents-error-folder-name"
    field_name = "name"


class FolderNameTaken(Conflict):
    """Two folders of one name could not be told apart."""

    key = "school-documents-error-folder-taken"


class FolderNotEmpty(Conflict):
    """Only a folder without documents can be removed."""

    key = "school-documents-error-folder-not-empty"


@dataclass(frozen=True, slots=True)
class RenameFolder:
    folder_id: int
    name: str


def add_folder(session: Session, actor: Actor, name: str) -> int:
    """Add a folder behind all others; returns its id.

    Raises:
        NotAllowed: the actor is neither office nor head.
        FolderNameMissing, FolderNameTaken
    """
    actor.require(*ADMINISTRATION)
    last = session.scalar(select(func.max(DocumentFolder.position)))
    folder = DocumentFolder(name=_free_name(session, name), position=(last or 0) + 1)
    session.add(folder)
    session.flush()
    return id_of(folder)


def rename_folder(session: Session, actor: Actor, command: RenameFolder) -> None:
    """Give a folder another name.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        FolderNameMissing, FolderNameTaken
    """
    folder = find_for_office(session, actor, DocumentFolder, command.folder_id)
    folder.name = _free_name(session, command.name, besides=command.folder_id)
    announce(session, topics.news())


def move_folder(session: Session, actor: Actor, folder_id: int) -> None:
    """Let a folder change places with the one before it; the first stays where it is.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    folder = find_for_office(session, actor, DocumentFolder, folder_id)
    in_order = select(DocumentFolder).order_by(col(DocumentFolder.position), col(DocumentFolder.id))
    folders = list(session.scalars(in_order))
    place = folders.index(folder)
    if place:
        folders[place - 1], folders[place] = folder, folders[place - 1]
    for position, one in enumerate(folders, start=1):
        one.position = position
    announce(session, topics.news())


def delete_folder(session: Session, actor: Actor, folder_id: int) -> None:
    """Remove an empty folder.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        FolderNotEmpty: there are documents in it.
    """
    folder = find_for_office(session, actor, DocumentFolder, folder_id)
    if session.scalar(select(exists().where(col(Document.folder_id) == folder_id))):
        raise FolderNotEmpty(name=folder.name)
    session.delete(folder)
    session.flush()


def _free_name(session: Session, name: str, besides: int = 0) -> str:
    try:
        name = _NAME.validate_python(name)
    except ValidationError as error:
        raise FolderNameMissing() from error
    others = select(
        exists().where(col(DocumentFolder.name) == name, col(DocumentFolder.id) != besides)
    )
    if session.scalar(others):
        raise FolderNameTaken(name=name)
    return name
