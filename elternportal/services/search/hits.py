"""The full-text search: what a person finds is what that person may read anyway.

Each area's card says what can be found and who its readers are, or looks itself where things
stand (people); this module only asks them. A word is found as a piece of any other, so that
"wander" finds the "Wandertag" and "tag" does, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, and_, case, false, or_, select
from sqlmodel import Session, col

from elternportal.db_words import holds
from elternportal.domain.people import Actor
from elternportal.domain.search import Piece, excerpt, mark, words_of
from elternportal.duration import takes_long
from elternportal.models.search import SearchEntry
from elternportal.module import FoundThing, Ids, Module, Searchable
from elternportal.school_settings.snapshot import active_modules
from elternportal.services.search.entries import TITLE_END
from elternportal.services.search.pages import PAGE_KIND, find_pages

MOST_HITS = 50
MOST_FOUND = 10  # of each kind of people
MOST_EXPLAINED = 5  # pages that only their help speaks for


@dataclass(frozen=True, slots=True)
class HitRow:
    """Something found; the words that were looked for are marked in both texts.

    ``route`` is the page where it stands, ``parameters`` name it in that page's address, or else
    ``anchor`` names its element there. What ``is_over`` holds no more; what ``is_by_school`` was
    written by the school, in its language.
    """

    kind: str
    item_id: int
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    route: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    anchor: str = ""
    is_over: bool = False
    is_by_school: bool = False


@takes_long
def search(session: Session, actor: Actor, query: str) -> list[HitRow]:
    """What holds all the words; at most :data:`MOST_HITS`.

    People first and pages whose name it is, then what has the words in its title, the newest first,
    then what has them in its text; last the pages whose help speaks of it.
    """
    words = words_of(query)
    if not words:
        return []
    modules = active_modules(session)
    named, explained = find_pages(session, actor, words)
    people = [
        _found(finder.kind, one, words)
        for module in modules
        for finder in module.finders
        for one in finder.find(session, actor, words, MOST_FOUND)
    ]
    hits = [*people, *(_found(PAGE_KIND, one, words) for one in named)]
    hits += _entries(session, actor, words, modules)
    hits += [_found(PAGE_KIND, one, words) for one in explained[:MOST_EXPLAINED]]
    return hits[:MOST_HITS]


def _entries(
    session: Session, actor: Actor, words: Sequence[str], modules: Sequence[Module]
) -> list[HitRow]:
    """What the areas have written down to be found (``entries.py``)."""
    kinds = {one.kind: one for module in modules for one in module.searchables}
    in_title = and_(*(holds(word, col(SearchEntry.folded), f"%{TITLE_END}%") for word in words))
    entries = session.scalars(
        select(SearchEntry)
        .where(_may_read(kinds, actor), *(holds(word, col(SearchEntry.folded)) for word in words))
        .order_by(case((in_title, 0), else_=1), col(SearchEntry.id).desc())
        .limit(MOST_HITS)
    ).all()
    own = _among(session, entries, {it.kind: it.own(actor) for it in kinds.values() if it.own})
    over = _among(session, entries, {it.kind: it.over() for it in kinds.values() if it.over})
    return [
        _hit(
            entry,
            kinds[entry.kind],
            words,
            is_own=(entry.kind, entry.item_id) in own,
            is_over=(entry.kind, entry.item_id) in over,
        )
        for entry in entries
    ]


def _found(kind: str, one: FoundThing, words: Sequence[str]) -> HitRow:
    return HitRow(
        kind=kind,
        item_id=one.id,
        title=tuple(mark(one.title, words)),
        excerpt=tuple(excerpt(one.text, words)),
        route=one.route,
        parameters=one.parameters,
    )


def _hit(
    entry: SearchEntry, kind: Searchable, words: Sequence[str], *, is_own: bool, is_over: bool
) -> HitRow:
    has_parameter = bool(kind.id_parameter)
    return HitRow(
        kind=kind.kind,
        item_id=entry.item_id,
        title=tuple(mark(entry.title, words)),
        excerpt=tuple(excerpt(entry.text, words)),
        route=kind.own_route if is_own else kind.route,
        parameters={kind.id_parameter: entry.item_id} if has_parameter else {},
        anchor="" if has_parameter else f"{kind.kind}-{entry.item_id}",
        is_over=is_over,
        is_by_school=True,
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


def _among(
    session: Session, entries: Sequence[SearchEntry], wanted: Mapping[str, Ids]
) -> set[tuple[str, int]]:
    """Those entries that are among the ids of their kind; one query for each kind that tells."""
    among = set()
    for kind, wanted_ids in wanted.items():
        ids = [entry.item_id for entry in entries if entry.kind == kind]
        if ids:
            rows = session.scalars(
                select(col(SearchEntry.item_id)).where(
                    col(SearchEntry.kind) == kind,
                    col(SearchEntry.item_id).in_(ids),
                    col(SearchEntry.item_id).in_(wanted_ids),
                )
            )
            among |= {(kind, item_id) for item_id in rows}
    return among
