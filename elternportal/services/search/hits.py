"""The full-text search: what a person finds is what that person may read anyway.

Each area's card says what can be found and who its readers are; this module only asks them. A word
is found as a piece of any other, so that "wander" finds the "Wandertag" and "tag" does, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, false, or_, select
from sqlmodel import Session, col

from elternportal.db_words import holds
from elternportal.domain.people import Actor
from elternportal.domain.search import Piece, excerpt, mark, words_of
from elternportal.duration import takes_long
from elternportal.models.search import SearchEntry
from elternportal.module import Searchable
from elternportal.school_settings.snapshot import active_modules
from elternportal.services.search.entries import TITLE_END

MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class HitRow:
    """Something found; the words that were looked for are marked in both texts.

    ``route`` is the page where it stands, ``id_parameter`` the parameter of that page's address
    that names it, or empty.
    """

    kind: str
    item_id: int
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    route: str
    id_parameter: str


@takes_long
def search(session: Session, actor: Actor, query: str) -> list[HitRow]:
    """What holds all the words, in the title first, then the newest; at most :data:`MOST_HITS`."""
    words = words_of(query)
    if not words:
        return []
    kinds = {one.kind: one for module in active_modules(session) for one in module.searchables}
    in_title = and_(*(holds(word, col(SearchEntry.folded), f"%{TITLE_END}%") for word in words))
    entries = session.scalars(
        select(SearchEntry)
        .where(_may_read(kinds, actor), *(holds(word, col(SearchEntry.folded)) for word in words))
        .order_by(case((in_title, 0), else_=1), col(SearchEntry.id).desc())
        .limit(MOST_HITS)
    ).all()
    own = _own(session, actor, kinds, entries)
    return [
        _hit(entry, kinds[entry.kind], words, is_own=(entry.kind, entry.item_id) in own)
        for entry in entries
    ]


def _hit(entry: SearchEntry, kind: Searchable, words: Sequence[str], *, is_own: bool) -> HitRow:
    return HitRow(
        kind=kind.kind,
        item_id=entry.item_id,
        title=tuple(mark(entry.title, words)),
        excerpt=tuple(excerpt(entry.text, words)),
        route=kind.own_route if is_own else kind.route,
        id_parameter=kind.id_parameter,
    )


def _may_read(searchables: Mapping[str, Searchable], actor: Actor) -> ColumnElement[bool]:
    return or_(
        false(),
        *(
            and_(
                col(SearchEntry.kind) == kind,
                col(SearchEntry.item_id).in_(searchable.readable(actor)),
            )
            for kind, searchable in searchables.items()
        ),
    )


def _own(
    session: Session,
    actor: Actor,
    searchables: Mapping[str, Searchable],
    entries: Sequence[SearchEntry],
) -> set[tuple[str, int]]:
    """Those that the person reads as somebody addressed; one query for each kind that tells."""
    own = set()
    for kind, searchable in searchables.items():
        ids = [entry.item_id for entry in entries if entry.kind == kind]
        if searchable.own and ids:
            rows = session.scalars(
                select(col(SearchEntry.item_id)).where(
                    col(SearchEntry.kind) == kind,
                    col(SearchEntry.item_id).in_(ids),
                    col(SearchEntry.item_id).in_(searchable.own(actor)),
                )
            )
            own |= {(kind, item_id) for item_id in rows}
    return own
