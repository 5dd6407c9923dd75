"""The list of letters for those who write them: office and head see all, teachers their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, ScalarSelect, func, select, true
from sqlmodel import Session, col

from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.duration import takes_long
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterAnswer, LetterPupil, LetterVersion
from elternportal.services.letters.conditions import is_current_version
from elternportal.services.letters.scope import may_change, require_author

SHOWN_FIRST = (
    LetterState.PUBLISHED,
    LetterState.DRAFT,
    LetterState.SCHEDULED,
    LetterState.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class WantedLetters:
    """Letters in a state; published ones of one school year, or of the newest there is (None).

    Without a state it is what is out, or else what there is: a first draft must be seen at once.
    """

    state: LetterState | None = None
    school_year: int | None = None


@dataclass(frozen=True, slots=True)
class OfficeLetterRow:
    """One letter. ``publish_at`` is when it went or will go out, None for a draft.

    ``children`` are those whom it concerns, ``answered`` those for whom an answer came; both are 0
    until it is out.
    """

    letter_id: int
    number: int
    title: str
    author: str
    demand: Demand
    publish_at: datetime | None
    deadline: date | None
    children: int
    answered: int


@dataclass(frozen=True, slots=True)
class LetterListView:
    """``numbers`` count the letters per state; ``school_years`` have published ones."""

    state: LetterState
    rows: tuple[OfficeLetterRow, ...]
    numbers: Mapping[LetterState, int]
    school_years: tuple[int, ...]
    school_year: int | None


@takes_long
def list_letters(session: Session, actor: Actor, wanted: WantedLetters) -> LetterListView:
    """The letters that the actor may change, the newest first.

    Raises:
        NotAllowed: the actor writes no letters.
    """
    require_author(session, actor)
    years = _school_years(session, actor)
    year = wanted.school_year if wanted.school_year in years else next(iter(years), None)
    numbers = _numbers(session, actor)
    state = wanted.state or next((each for each in SHOWN_FIRST if numbers[each]), SHOWN_FIRST[0])
    is_wanted = col(Letter.state) == state
    if state is LetterState.PUBLISHED:
        is_wanted &= col(Letter.school_year) == year
    rows = session.execute(
        select(
            Letter,
            col(LetterVersion.title),
            col(Account.name),
            _count(LetterPupil, true()),
            _count(LetterAnswer, col(LetterAnswer.round) == col(Letter.round)),
        )
        .join(LetterVersion, is_current_version())
        .join(Account, col(Account.id) == col(Letter.author_id))
        .where(may_change(actor), is_wanted)
        .order_by(col(Letter.school_year).desc(), col(Letter.number).desc())
    )
    return LetterListView(
        state=state,
        rows=tuple(_row(*row) for row in rows),
        numbers=numbers,
        school_years=years,
        school_year=year,
    )


def _row(letter: Letter, title: str, author: str, children: int, answered: int) -> OfficeLetterRow:
    return OfficeLetterRow(
        letter_id=id_of(letter),
        number=letter.number,
        title=title,
        author=author,
        demand=Demand(letter.demand),
        publish_at=letter.publish_at,
        deadline=letter.deadline,
        children=children,
        answered=answered,
    )


def _count(
    table: type[LetterPupil] | type[LetterAnswer], condition: ColumnElement[bool]
) -> ScalarSelect[int]:
    query = select(func.count()).where(col(table.letter_id) == col(Letter.id), condition)
    return query.correlate(Letter).scalar_subquery()


def _numbers(session: Session, actor: Actor) -> dict[LetterState, int]:
    query = select(col(Letter.state), func.count()).where(may_change(actor)).group_by(Letter.state)
    return dict.fromkeys(LetterState, 0) | {
        LetterState(state): number for state, number in session.execute(query)
    }


def _school_years(session: Session, actor: Actor) -> tuple[int, ...]:
    """The newest first."""
    years = select(col(Letter.school_year)).where(
        may_change(actor), col(Letter.state) == LetterState.PUBLISHED
    )
    return tuple(session.scalars(years.distinct().order_by(col(Letter.school_year).desc())))
