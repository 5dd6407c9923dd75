"""A guardian's letters over all children: what is due first, then the newest.

Five queries for a school year, however many letters and years there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, func, select, true
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db_words import holds
from elternportal.domain.letters import Demand, is_overdue
from elternportal.domain.people import Actor
from elternportal.domain.school_year import school_year_of
from elternportal.domain.search import words_of
from elternportal.models.letters import Letter, LetterDelivery, LetterVersion
from elternportal.models.search import SearchEntry
from elternportal.services.letters.conditions import is_current_version
from elternportal.services.letters.family import ChildStateRow, children_by_letter
from elternportal.services.letters.scope import LETTER_KIND, is_own_letter, waits_for
from elternportal.services.school import ChildView, own_children


class Shown(StrEnum):
    """Which letters of a year are shown."""

    ALL = "all"
    TO_DO = "to-do"  # to confirm or to answer
    UNREAD = "unread"  # not opened by this person in the current version


@dataclass(frozen=True, slots=True)
class LetterQuery:
    """Which letters to list; ``school_year`` None is the current one, ``child_id`` 0 all children.

    ``words`` must all stand in the title or text, in any order and in upper or lower case.
    """

    school_year: int | None = None
    child_id: int = 0
    shown: Shown = Shown.ALL
    words: str = ""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A letter in the list, one entry even if it is for several children.

    ``is_unread`` is this person's own; ``is_corrected`` means that they have read an older version.
    """

    letter_id: int
    number: int
    title: str
    published_at: datetime
    demand: Demand
    deadline: date | None
    is_unread: bool
    is_corrected: bool
    children: tuple[ChildStateRow, ...]

    @property
    def waits(self) -> bool:
        """Whether an answer for a child is missing."""
        return any(state.waits for state in self.children)

    @property
    def is_overdue(self) -> bool:
        """Whether the missing answer is late already."""
        return self.waits and is_overdue(self.deadline, clock.today())


@dataclass(frozen=True, slots=True)
class LettersView:
    """The letters that a query finds, and what there is to choose from.

    ``to_do`` and ``unread`` count the whole school year, whatever is shown. ``child_id`` is 0 if
    the query names no own child.
    """

    school_year: int
    years: tuple[int, ...]
    children: tuple[ChildView, ...]
    child_id: int
    letters: tuple[InboxRow, ...]
    to_do: int
    unread: int


def list_letters(session: Session, actor: Actor, query: LetterQuery) -> LettersView:
    """The guardian's published letters of a school year; nobody else has any."""
    this_year = school_year_of(clock.today())
    year = this_year if query.school_year is None else query.school_year
    children = own_children(session, actor)
    lines = _lines(session, actor, children, year)
    child_id = query.child_id if query.child_id in {child.id for child in children} else 0
    found = _with_words(session, lines, query.words)
    return LettersView(
        school_year=year,
        years=tuple(sorted({this_year, *_years(session, actor)}, reverse=True)),
        children=tuple(children),
        child_id=child_id,
        letters=tuple(line for line in found if _is_shown(line, query.shown, child_id)),
        to_do=sum(line.waits for line in lines),
        unread=sum(line.is_unread for line in lines),
    )


def waiting_letters(session: Session, actor: Actor) -> tuple[InboxRow, ...]:
    """The letters of this school year that the badge at the menu counts, in the list's order."""
    children = own_children(session, actor)
    year = school_year_of(clock.today())
    return tuple(_lines(session, actor, children, year, waits_for(actor)))


def count_waiting(session: Session, actor: Actor) -> int:
    """How many those are: not opened in their current version, or not answered for a child."""
    waiting = (
        select(func.count())
        .select_from(Letter)
        .where(
            col(Letter.school_year) == school_year_of(clock.today()),
            is_own_letter(actor),
            waits_for(actor),
        )
    )
    return session.scalar(waiting) or 0


def _lines(
    session: Session,
    actor: Actor,
    children: Sequence[ChildView],
    year: int,
    which: ColumnElement[bool] | None = None,
) -> list[InboxRow]:
    """Letters of a year in the order of the list."""
    rows = session.execute(_letters(actor, year, true() if which is None else which)).all()
    of_these = col(Letter.id).in_([row.id for row in rows])
    states = children_by_letter(session, actor, children, of_these)
    lines = [_line(row, tuple(states[row.id])) for row in rows]
    return sorted(lines, key=_urgency)  # stable: among equals the newest stays first


def _letters(actor: Actor, year: int, which: ColumnElement[bool]) -> Any:
    is_own_line = and_(
        col(LetterDelivery.letter_id) == col(Letter.id),
        col(LetterDelivery.account_id) == actor.account_id,
    )
    return (
        select(
            col(Letter.id),
            col(Letter.number),
            col(Letter.published_at),
            col(Letter.demand),
            col(Letter.deadline),
            col(Letter.version),
            col(LetterVersion.title),
            col(LetterDelivery.opened_version),
        )
        .join(LetterVersion, is_current_version())
        .outerjoin(LetterDelivery, is_own_line)
        .where(col(Letter.school_year) == year, is_own_letter(actor), which)
        .order_by(col(Letter.published_at).desc(), col(Letter.id).desc())
    )


def _line(row: Row[Any], children: tuple[ChildStateRow, ...]) -> InboxRow:
    opened = row.opened_version or 0
    return InboxRow(
        letter_id=row.id,
        number=row.number,
        title=row.title,
        published_at=row.published_at,
        demand=Demand(row.demand),
        deadline=row.deadline,
        is_unread=opened < row.version,
        is_corrected=0 < opened < row.version,
        children=children,
    )


def _urgency(line: InboxRow) -> tuple[bool, date]:
    """What waits comes first, by deadline; without one it comes after those."""
    return (not line.waits, (line.waits and line.deadline) or date.max)


def _with_words(session: Session, lines: list[InboxRow], words: str) -> list[InboxRow]:
    """Those with all the words, as the search of the whole portal compares them."""
    wanted = words_of(words)
    if not wanted:
        return lines
    found = set(
        session.scalars(
            select(col(SearchEntry.item_id)).where(
                col(SearchEntry.kind) == LETTER_KIND,
                col(SearchEntry.item_id).in_([line.letter_id for line in lines]),
                *(holds(word, col(SearchEntry.folded)) for word in wanted),
            )
        )
    )
    return [line for line in lines if line.letter_id in found]


def _is_shown(line: InboxRow, shown: Shown, child_id: int) -> bool:
    if child_id and child_id not in {state.child.id for state in line.children}:
        return False
    if shown is Shown.TO_DO:
        return line.waits
    return shown is Shown.ALL or line.is_unread


def _years(session: Session, actor: Actor) -> Iterable[int]:
    """The school years in which the guardian has letters; each is looked into only until one."""
    years = select(col(Letter.school_year)).distinct().subquery()
    has_letter = exists().where(
        col(Letter.school_year) == years.c.school_year, is_own_letter(actor)
    )
    return session.scalars(select(years.c.school_year).where(has_letter))
