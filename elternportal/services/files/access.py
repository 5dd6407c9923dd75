"""Who may read an uploaded file: that follows from what it is attached to.

The cards say where files can be attached. A file in several places can be read by whoever may read
it in one of them; a file in none, only by who uploaded it.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, false, or_
from sqlmodel import Session, col

from elternportal.domain.people import Actor
from elternportal.models.files import StoredFile
from elternportal.module import FilePlace, Module, installed
from elternportal.school_settings.snapshot import active_modules


def may_read(session: Session, actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a person may read a :class:`StoredFile`.

    What is attached in a module that is switched off is read by nobody meanwhile.
    """
    places = _places(active_modules(session))
    is_own = ~is_attached() & (col(StoredFile.uploaded_by) == actor.account_id)
    return or_(is_own, *(col(StoredFile.id).in_(place.readable(actor)) for place in places))


def is_attached() -> ColumnElement[bool]:
    """The SQL condition that a :class:`StoredFile` is attached to something."""
    places = _places(installed())
    return or_(false(), *(exists().where(place.column == col(StoredFile.id)) for place in places))


def _places(modules: Sequence[Module]) -> list[FilePlace]:
    return [place for module in modules for place in module.file_places]
