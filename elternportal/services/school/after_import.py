"""What an import of the school's data has to do besides in the area itself."""

from collections.abc import Callable

from sqlmodel import Session

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.school_import import Applied
from elternportal.services.school.stays import note_class_changes

HOLIDAY = "holiday"  # the kind of an import


def prepare_school(session: Session) -> Callable[[Applied], None]:
    """Remember the children's classes; afterwards note who changed, and tell of new days off."""
    note_classes = note_class_changes(session)

    def finish(applied: Applied) -> None:
        note_classes(applied)
        if applied.has_changed(HOLIDAY):
            announce(session, topics.school_calendar())

    return finish
