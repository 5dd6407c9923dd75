"""Who may read an uploaded file: that follows from what it is attached to.

One line per place where files can be attached. A file in several places can be read by whoever
may read it in one of them; a file in none, only by who uploaded it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, false, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from elternportal import clock
from elternportal.domain.people import Actor, Role
from elternportal.models.board import BoardNotice
from elternportal.models.documents import DocumentVersion
from elternportal.models.files import StoredFile
from elternportal.models.letters import Letter, LetterAnswer, LetterFile, LetterVersion
from elternportal.models.lost_property import FoundItem
from elternportal.services.audience.choice import concerns
from elternportal.services.documents.scope import is_newest, readable_documents
from elternportal.services.letters.scope import own_letters, own_pupils


@dataclass(frozen=True, slots=True)
class Place:
    """A column that attaches files, and the ids of those that a person may read there."""

    column: Mapped[int] | Mapped[int | None]
    readable: Callable[[Actor], Select[int | None]]


def may_read(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a person may read a :class:`StoredFile`."""
    is_own = ~is_attached() & (col(StoredFile.uploaded_by) == actor.account_id)
    return or_(is_own, *(col(StoredFile.id).in_(place.readable(actor)) for place in PLACES))


def is_attached() -> ColumnElement[bool]:
    """The SQL condition that a :class:`StoredFile` is attached to something."""
    return or_(*(exists().where(place.column == col(StoredFile.id)) for place in PLACES))


def _in_letters(actor: Actor) -> Select[int | None]:
    """Guardians: what lies in the version that they read. Else whoever may change the letter.

    A correction that takes a file out thereby takes it back.
    """
    is_current = col(LetterVersion.number) == col(Letter.version)
    return (
        select(col(LetterFile.file_id))
        .join(LetterVersion, col(LetterVersion.id) == col(LetterFile.version_id))
        .join(Letter, col(Letter.id) == col(LetterVersion.letter_id))
        .where((col(Letter.id).in_(own_letters(actor)) & is_current) | _writes(actor))
    )


def _in_answers(actor: Actor) -> Select[int | None]:
    """The child's guardians, and whoever reads the letter's answers."""
    is_of_own_child = col(LetterAnswer.letter_id).in_(own_letters(actor)) & col(
        LetterAnswer.pupil_id
    ).in_(own_pupils(actor))
    return (
        select(col(LetterAnswer.file_id))
        .join(Letter, col(Letter.id) == col(LetterAnswer.letter_id))
        .where(is_of_own_child | _writes(actor))
    )


def _in_notices(actor: Actor) -> Select[int | None]:
    """Whom a notice is for, from its first day on; its author and the office before, too."""
    is_out = col(BoardNotice.valid_from) <= clock.today()
    is_author = col(BoardNotice.author_id) == actor.account_id
    return select(col(BoardNotice.file_id)).where(
        (concerns(actor, col(BoardNotice.audience_id)) & is_out) | is_author | _is_office(actor)
    )


def _in_documents(actor: Actor) -> Select[int | None]:
    """Whom a document is for: its newest version. The office: all versions."""
    is_offered = col(DocumentVersion.document_id).in_(readable_documents(actor)) & is_newest()
    return select(col(DocumentVersion.file_id)).where(is_offered | _is_office(actor))


def _of_found_items(actor: Actor) -> Select[int | None]:
    """Everybody while the item waits; the office also afterwards."""
    return select(col(FoundItem.photo_id)).where(
        col(FoundItem.returned_at).is_(None) | _is_office(actor)
    )


def _writes(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a person may change a :class:`Letter` (``letter_scope.find_letter``).

    Teachers keep reading what they have written if the school ends their writing.
    """
    if actor.has(Role.TEACHER):
        return (col(Letter.author_id) == actor.account_id) | _is_office(actor)
    return _is_office(actor)


def _is_office(actor: Actor) -> ColumnElement[bool]:
    return ~false() if actor.is_administration else false()


PLACES = (
    Place(col(LetterFile.file_id), _in_letters),
    Place(col(LetterAnswer.file_id), _in_answers),
    Place(col(BoardNotice.file_id), _in_notices),
    Place(col(DocumentVersion.file_id), _in_documents),
    Place(col(FoundItem.photo_id), _of_found_items),
)
