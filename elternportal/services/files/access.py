"""Who may read an uploaded file: that follows from what it is attached to.

The cards say where files can be attached. A file in several places can be read by whoever may read
it in one of them; a file in none, only by who uploaded it.
"""

from sqlalchemy import ColumnElement, exists, false, or_
from sqlmodel import col

from elternportal.domain.people import Actor
from elternportal.models.files import StoredFile
from elternportal.module import FilePlace, installed


def may_read(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a person may read a :class:`StoredFile`."""
    is_own = ~is_attached() & (col(StoredFile.uploaded_by) == actor.account_id)
    return or_(is_own, *(col(StoredFile.id).in_(place.readable(actor)) for place in _places()))


def is_attached() -> ColumnElement[bool]:
    """The SQL condition that a :class:`StoredFile` is attached to something."""
    return or_(
        false(), *(exists().where(place.column == col(StoredFile.id)) for place in _places())
    )


def _places() -> list[FilePlace]:
    return [place for module in installed() for place in module.file_places]
