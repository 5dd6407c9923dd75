"""Children at school by parts of their name and class, for the office's fields and the search."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.db_words import holds_words
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass


@dataclass(frozen=True, slots=True)
class ChildFoundRow:
    """A child and its class; ``class_name`` is empty if it is in none."""

    pupil_id: int
    first_name: str
    surname: str
    class_name: str


def children_named(session: Session, words: Sequence[str], most: int) -> Sequence[ChildFoundRow]:
    """At most so many children whose names and class hold all of the folded words, by surname.

    The caller has checked who asks.
    """
    rows = session.execute(
        select(
            col(Pupil.id), col(Pupil.first_name), col(Pupil.surname), col(SchoolClass.short_name)
        )
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(Pupil.is_active),
            holds_words(words, Pupil.surname, Pupil.first_name, SchoolClass.short_name),
        )
        .order_by(col(Pupil.surname), col(Pupil.first_name), col(Pupil.id))
        .limit(most)
    )
    return [
        ChildFoundRow(id_of(row), row.first_name, row.surname, row.short_name or "") for row in rows
    ]
