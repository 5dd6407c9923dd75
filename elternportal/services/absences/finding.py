"""The office finds the child that somebody calls about."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.search import words_of
from elternportal.services.school import ChildFoundRow, children_named

MOST_FOUND, LONGEST_SEARCH = 12, 100


@dataclass(frozen=True, slots=True)
class FindChild:
    """Parts of the name or class, in any order."""

    text: str


def find_children(session: Session, actor: Actor, asked: FindChild) -> Sequence[ChildFoundRow]:
    """Children at school whose names and class hold all words; none without words.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    words = words_of(asked.text[:LONGEST_SEARCH])
    return children_named(session, words, MOST_FOUND) if words else ()
