"""The full-text search: what a person finds is what that person may read anyway.

Each area says itself what its readers are; this module only asks them. A word is found as a piece
of any other, so that "wander" finds the "Wandertag" and "tag" does, too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, case, or_, select
from sqlmodel import Session, col

from elternportal.domain.letters import LetterState
from elternportal.domain.people import Actor
from elternportal.domain.search import Kind, Piece, excerpt, mark, words_of
from elternportal.duration import takes_long
from elternportal.models.letters import Letter
from elternportal.models.lost_property import FoundItem
from elternportal.models.school_info import SchoolContact, SchoolText
from elternportal.models.search import SearchEntry
from elternportal.services.board.notices import readable_notices
from elternportal.services.documents.scope import readable_documents
from elternportal.services.letters.scope import own_letters
from elternportal.services.polls.reading import readable_polls
from elternportal.services.search.index import TITLE_END

MOST_HITS = 50
_ESCAPE = "\\"

Ids = Select[int | None]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; the words that were looked for are marked in both texts.

    ``is_for_family``: a letter to the person as a guardian; others are seen as their author does.
    """

    kind: Kind
    item_id: int
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    is_for_family: bool


@takes_long
def search(session: Session, actor: Actor, query: str) -> list[Hit]:
    """What holds all the words, in the title first, then the newest; at most :data:`MOST_HITS`."""
    words = words_of(query)
    if not words:
        return []
    in_title = and_(*(_has(word, f"%{TITLE_END}%") for word in words))
    entries = session.scalars(
        select(SearchEntry)
        .where(_may_read(actor), *(_has(word, "%") for word in words))
        .order_by(case((in_title, 0), else_=1), col(SearchEntry.id).desc())
        .limit(MOST_HITS)
    ).all()
    own = set(session.scalars(own_letters(actor)))
    return [
        Hit(
            kind=Kind(entry.kind),
            item_id=entry.item_id,
            title=tuple(mark(entry.title, words)),
            excerpt=tuple(excerpt(entry.text, words)),
            is_for_family=entry.kind == Kind.LETTER and entry.item_id in own,
        )
        for entry in entries
    ]


def _has(word: str, rest: str) -> ColumnElement[bool]:
    """The SQL condition that a word occurs, followed by ``rest``."""
    literal = word
    for special in (_ESCAPE, "%", "_"):
        literal = literal.replace(special, _ESCAPE + special)
    return col(SearchEntry.folded).like(f"%{literal}{rest}", escape=_ESCAPE)


def _may_read(actor: Actor) -> ColumnElement[bool]:
    return or_(
        *(
            and_(col(SearchEntry.kind) == kind, col(SearchEntry.item_id).in_(readable(actor)))
            for kind, readable in _READABLE.items()
        )
    )


def _letters(actor: Actor) -> Ids:
    """Letters to the person's children and by the person; office and head find all."""
    letters = select(col(Letter.id)).where(col(Letter.state) == LetterState.PUBLISHED)
    if actor.is_administration:
        return letters
    is_own = col(Letter.id).in_(own_letters(actor)) | (col(Letter.author_id) == actor.account_id)
    return letters.where(is_own)


def _contacts(_actor: Actor) -> Ids:
    return select(col(SchoolContact.id))


def _texts(_actor: Actor) -> Ids:
    return select(col(SchoolText.id))


def _found_items(_actor: Actor) -> Ids:
    """What still waits for its owner."""
    return select(col(FoundItem.id)).where(col(FoundItem.returned_at).is_(None))


_READABLE: Mapping[Kind, Callable[[Actor], Ids]] = {
    Kind.LETTER: _letters,
    Kind.BOARD: readable_notices,
    Kind.POLL: readable_polls,
    Kind.DOCUMENT: readable_documents,
    Kind.CONTACT: _contacts,
    Kind.SCHOOL_TEXT: _texts,
    Kind.LOST_PROPERTY: _found_items,
}
