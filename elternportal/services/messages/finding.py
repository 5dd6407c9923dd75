"""Office and head find the child to whose family they write."""

from collections.abc import Sequence

from sqlmodel import Session

from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.search import words_of
from elternportal.services.school import ChildFoundRow, children_named

MOST_FOUND, LONGEST_WORDS = 12, 100


def find_families(session: Session, actor: Actor, words: str) -> Sequence[ChildFoundRow]:
    """Children at school whose names and class hold all words; none without words.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    wanted = words_of(words[:LONGEST_WORDS])
    return children_named(session, wanted, MOST_FOUND) if wanted else ()
