"""The office finds the child that somebody calls about."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.db_words import holds_words
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.search import words_of
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass

MOST_FOUND, LONGEST_SEARCH = 12, 100


@dataclass(frozen=True, slots=True)
class FindChild:
    """Parts of the name or class, in any order."""

    text: str


@dataclass(frozen=True, slots=True)
class ChildFoundRow:
    """Ada Amsel (7b)"""

    pupil_id: int
    label: str


def find_children(session: Session, actor: Actor, asked: FindChild) -> Sequence[ChildFoundRow]:
    """Children at school whose names and class hold all words; none without words.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    words = words_of(asked.text[:LONGEST_SEARCH])
    if not words:
        return ()
    rows = session.execute(
        select(
            col(Pupil.id), col(Pupil.first_name), col(Pupil.surname), col(SchoolClass.short_name)
        )
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(Pupil.is_active),
            holds_words(words, Pupil.first_name, Pupil.surname, SchoolClass.short_name),
        )
        .order_by(col(Pupil.surname), col(Pupil.first_name), col(Pupil.id))
        .limit(MOST_FOUND)
    )
    return [
        ChildFoundRow(id_of(row), pupil_name(row.first_name, row.surname, row.short_name or ""))
        for row in rows
    ]
