"""The school's dates as a person reads them: a list, a month, or one, days off among them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, literal, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.dates import A_DAY, DateCategory, DateSpan, month_of, next_month
from elternportal.domain.paging import Paged, paged
from elternportal.domain.people import Actor
from elternportal.domain.search import has_words, words_of
from elternportal.errors import NotFound
from elternportal.models.base import id_of
from elternportal.models.dates import SchoolDate
from elternportal.services.audience import reaches
from elternportal.services.dates.scope import visible_to
from elternportal.services.files import FileView, list_files
from elternportal.services.school import CalendarDaysRow, ChildView, calendar_days, own_children
from elternportal.services.school import school_year as school_year_at

ROWS_A_PAGE = 30
FARTHEST = 800 * A_DAY  # days off are looked for that far ahead


@dataclass(frozen=True, slots=True)
class DateQuery:
    """What of the dates is asked for; ``child_id`` is 0 for all children, or an own one.

    ``month`` is the first day of a month, or None for a list.
    """

    child_id: int = 0
    category: DateCategory | None = None
    words: str = ""
    past: bool = False
    month: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date as it is read; ``text`` is Markdown, ``children`` the own ones whom it concerns.

    ``date_id`` is 0 for days of the school calendar, which ``known_as`` names by their kind.
    """

    date_id: int
    title: str
    span: DateSpan
    category: DateCategory
    text: str = ""
    place: str = ""
    children: tuple[ChildView, ...] = ()
    files: tuple[FileView, ...] = ()
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class DatesView:
    """``children`` are the person's own, to choose from; ``child_id`` is 0 unless one of them."""

    rows: Paged[DateRow]
    children: tuple[ChildView, ...]
    child_id: int


@dataclass(frozen=True, slots=True)
class MonthView:
    """All that touches the month which begins on ``first_day``."""

    first_day: date
    rows: tuple[DateRow, ...]
    children: tuple[ChildView, ...]
    child_id: int


def list_dates(session: Session, actor: Actor, query: DateQuery) -> DatesView:
    """What is still to come, the next first; or what was in this school year, the latest first."""
    today = clock.today()
    if query.past:
        first, last = school_year_at(session, today).first_day, today - A_DAY
    else:
        first, last = today, today + FARTHEST
    children = tuple(own_children(session, actor))
    child_id = _own(children, query.child_id)
    rows = [
        row
        for row in _rows_between(session, actor, children, child_id, first, last)
        if (row.span.last_day < today) == query.past and _fits(row, query)
    ]
    if query.past:
        rows.reverse()
    return DatesView(paged(rows, query.page, ROWS_A_PAGE), children, child_id)


def read_month(session: Session, actor: Actor, query: DateQuery) -> MonthView:
    """All of the query's month, by default this one."""
    first_day = month_of(query.month or clock.today())
    children = tuple(own_children(session, actor))
    child_id = _own(children, query.child_id)
    last = next_month(first_day) - A_DAY
    rows = _rows_between(session, actor, children, child_id, first_day, last)
    return MonthView(first_day, tuple(row for row in rows if _fits(row, query)), children, child_id)


def read_date(session: Session, actor: Actor, date_id: int) -> DateRow:
    """One date.

    Raises:
        NotFound: there is none for this person.
    """
    is_it = visible_to(actor) & (col(SchoolDate.id) == date_id)
    rows = _rows(session, is_it, own_children(session, actor))
    if not rows:
        raise NotFound()
    return rows[0]


def dates_between(session: Session, actor: Actor, first: date, last: date) -> list[DateRow]:
    """The entered dates that touch these days, in their order."""
    return _rows(session, visible_to(actor) & _touches(first, last), own_children(session, actor))


def attached(session: Session, entry: SchoolDate) -> tuple[FileView, ...]:
    """The file of a date, or nothing."""
    return tuple(_files(session, [entry]).values())


def span_of(entry: SchoolDate) -> DateSpan:
    """When a date is."""
    return DateSpan(entry.first_day, entry.last_day, entry.starts_at, entry.ends_at)


def _rows_between(
    session: Session,
    actor: Actor,
    children: Sequence[ChildView],
    child_id: int,
    first: date,
    last: date,
) -> list[DateRow]:
    wanted = visible_to(actor) & _touches(first, last)
    if child_id:
        wanted &= reaches(col(SchoolDate.audience_id), literal(child_id))
    days_off = [_of_calendar(row) for row in calendar_days(session, first, last)]
    rows = [*days_off, *_rows(session, wanted, children)]
    return sorted(rows, key=lambda row: row.span.order)


def _rows(
    session: Session, wanted: ColumnElement[bool], children: Sequence[ChildView]
) -> list[DateRow]:
    entries = session.scalars(select(SchoolDate).where(wanted).order_by(col(SchoolDate.id))).all()
    files = _files(session, entries)
    whose: defaultdict[int, list[ChildView]] = defaultdict(list)
    for child in children:
        reached = wanted & reaches(col(SchoolDate.audience_id), literal(child.id))
        for date_id in session.scalars(select(col(SchoolDate.id)).where(reached)):
            whose[date_id or 0].append(child)
    rows = [_row(entry, whose, files) for entry in entries]
    return sorted(rows, key=lambda row: row.span.order)


def _row(
    entry: SchoolDate, whose: Mapping[int, Sequence[ChildView]], files: Mapping[int, FileView]
) -> DateRow:
    return DateRow(
        date_id=id_of(entry),
        title=entry.title,
        span=span_of(entry),
        category=DateCategory(entry.category),
        text=entry.text,
        place=entry.place,
        children=tuple(whose.get(id_of(entry), ())),
        files=(files[entry.file_id],) if entry.file_id else (),
    )


def _of_calendar(days: CalendarDaysRow) -> DateRow:
    span = DateSpan(days.first_day, days.last_day)
    return DateRow(0, days.name, span, DateCategory.FREE, known_as=days.kind)


def _files(session: Session, entries: Sequence[SchoolDate]) -> dict[int, FileView]:
    """The dates' files by their ids."""
    ids = [entry.file_id for entry in entries if entry.file_id]
    return dict(zip(ids, list_files(session, ids), strict=True))


def _touches(first: date, last: date) -> ColumnElement[bool]:
    return (col(SchoolDate.first_day) <= last) & (col(SchoolDate.last_day) >= first)


def _fits(row: DateRow, query: DateQuery) -> bool:
    of_category = query.category in (None, row.category)
    return of_category and has_words(words_of(query.words), row.title, row.text, row.place)


def _own(children: Sequence[ChildView], child_id: int) -> int:
    """An old or foreign address shows all children."""
    return child_id if child_id in {child.id for child in children} else 0
