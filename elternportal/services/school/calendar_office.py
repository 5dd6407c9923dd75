"""The school's calendar as office and head read it and the head changes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete
from sqlmodel import Session, col, select

from elternportal.calendars.days_off import official_days
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.domain.school_calendar import (
    FROM_UNTIS,
    BellTimes,
    KnownDays,
    OfficialDays,
    Prefill,
    plan_prefill,
)
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.duration import takes_long
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.school_calendar import Holiday, SchoolYear
from elternportal.school_settings.identity import NO_STATE, STATE
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audit import record
from elternportal.services.school.calendar import SchoolYearView, bell_times, school_year

OWN = "own"
LONGEST_NAME = 80


class CalendarRefused(InvalidInput):
    """What was typed cannot be; the sentence says why."""

    key = "school-calendar-refused-days"


class NoState(InvalidInput):
    """The days off of a state can be proposed once the school says which."""

    key = "school-calendar-no-state"


@dataclass(frozen=True, slots=True)
class HolidayView:
    """Days off; ``is_manual`` if a person added or changed them."""

    holiday_id: int
    first_day: date
    last_day: date
    name: str
    kind: str
    is_manual: bool


@dataclass(frozen=True, slots=True)
class CalendarView:
    """One school year: its days, the days off that touch it, and all lesson times by plan."""

    year: SchoolYearView
    holidays: tuple[HolidayView, ...]
    plans: dict[int, BellTimes]
    has_state: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class PrefillView:
    """What the official days would change."""

    added: tuple[OfficialDays, ...]
    removed: tuple[HolidayView, ...]


@dataclass(frozen=True, slots=True)
class SaveHoliday:
    """``holiday_id`` is 0 for new days off."""

    holiday_id: int
    first_day: date
    last_day: date
    name: str


def read_calendar(session: Session, actor: Actor, year: int) -> CalendarView:
    """The calendar of a school year.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    rows = [row for row in _holidays(session, year) if not row.is_removed]
    return CalendarView(
        year=school_year(session, first_day_of(year)),
        holidays=tuple(map(_view, rows)),
        plans=bell_times(session),
        has_state=school_settings(session)[STATE] != NO_STATE,
        may_change=actor.has(Role.HEAD),
    )


def save_school_year(session: Session, actor: Actor, year: int, first: date, last: date) -> None:
    """Set the first and last day of lessons.

    Raises:
        NotAllowed: the actor is not the head.
        CalendarRefused: they do not lie in this school year, one after the other.
    """
    actor.require(Role.HEAD)
    if not first < last or {school_year_of(first), school_year_of(last)} != {year}:
        raise CalendarRefused("school-calendar-refused-year")
    row = session.get(SchoolYear, year, with_for_update=True)
    row = row or SchoolYear(year=year, first_day=first, last_day=last)
    row.first_day, row.last_day = first, last
    session.add(row)
    note_change(session, actor, "school-year-set", year, f"{first} – {last}")


def save_holiday(session: Session, actor: Actor, command: SaveHoliday) -> int:
    """Add days off or change some; from then on they are the school's own. Returns their id.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound: there are no such days off.
        CalendarRefused: the days or the name do not fit.
    """
    actor.require(Role.HEAD)
    name = command.name.strip()
    if not name or len(name) > LONGEST_NAME or command.first_day > command.last_day:
        raise CalendarRefused()
    if command.holiday_id:
        row = _holiday(session, command.holiday_id)
        if row.source == FROM_UNTIS:
            row = _own_instead(session, row)
        row.first_day, row.last_day = command.first_day, command.last_day
        row.name, row.is_manual = name, True
    else:
        row = Holiday(
            first_day=command.first_day,
            last_day=command.last_day,
            name=name,
            kind=OWN,
            is_manual=True,
        )
    session.add(row)
    session.flush()
    assert row.id is not None
    note_change(
        session, actor, "holiday-saved", row.id, f"{name}: {row.first_day} – {row.last_day}"
    )
    return row.id


def delete_holiday(session: Session, actor: Actor, holiday_id: int) -> None:
    """Take days off away; official ones do not come back with the next proposal.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound: there are no such days off.
    """
    actor.require(Role.HEAD)
    row = _holiday(session, holiday_id)
    note_change(session, actor, "holiday-deleted", holiday_id, row.name)
    if row.source:
        row.is_removed = row.is_manual = True
        session.add(row)
    else:
        session.delete(row)


@takes_long
def preview_prefill(session: Session, actor: Actor, year: int) -> PrefillView:
    """What the official days of the school's state would change.

    Raises:
        NotAllowed: the actor is not the head.
        NoState: the school has not said which state it is in.
    """
    actor.require(Role.HEAD)
    rows = _holidays(session, year)
    plan = _plan(session, rows, year)
    return PrefillView(plan.added, tuple(_view(row) for row in rows if row.id in plan.removed))


@takes_long
def prefill(session: Session, actor: Actor, year: int) -> int:
    """Bring in the official days; what a person typed stays. Returns how many were changed.

    Raises: as :func:`preview_prefill`.
    """
    actor.require(Role.HEAD)
    plan = _plan(session, _holidays(session, year), year)
    session.execute(delete(Holiday).where(col(Holiday.id).in_(plan.removed)))
    session.add_all(
        Holiday(
            first_day=days.first_day,
            last_day=days.last_day,
            name=days.name[:LONGEST_NAME],
            kind=days.kind,
            source=days.source,
        )
        for days in plan.added
    )
    count = len(plan.added) + len(plan.removed)
    if count:
        note_change(session, actor, "holidays-prefilled", year, str(count))
    return count


def _plan(session: Session, rows: Sequence[Holiday], year: int) -> Prefill:
    state = school_settings(session)[STATE]
    if state == NO_STATE:
        raise NoState()
    brought = {(row.first_day, row.last_day) for row in rows if row.source == FROM_UNTIS}
    official = [
        days
        for days in official_days(state, year)
        if (days.first_day, days.last_day) not in brought
    ]
    moved = select(Holiday).where(col(Holiday.source).in_([days.source for days in official]))
    by_id = {row.id: row for row in (*rows, *session.exec(moved))}
    known = [
        KnownDays(key or 0, row.source, row.is_manual or row.source == FROM_UNTIS)
        for key, row in by_id.items()
    ]
    return plan_prefill(known, official)


def _holidays(session: Session, year: int) -> Sequence[Holiday]:
    """All days off that touch a school year, also those that were taken away."""
    begins, ends = first_day_of(year), first_day_of(year + 1)
    return session.exec(
        select(Holiday)
        .where(col(Holiday.last_day) >= begins, col(Holiday.first_day) < ends)
        .order_by(col(Holiday.first_day), col(Holiday.id))
    ).all()


def _own_instead(session: Session, row: Holiday) -> Holiday:
    """Days of the school's own for some that the next file would bring back as they were."""
    row.is_removed = row.is_manual = True
    session.add(row)
    return Holiday(first_day=row.first_day, last_day=row.last_day, name=row.name, kind=row.kind)


def _holiday(session: Session, holiday_id: int) -> Holiday:
    row = session.get(Holiday, holiday_id, with_for_update=True)
    if row is None or row.is_removed:
        raise NotFound()
    return row


def _view(row: Holiday) -> HolidayView:
    assert row.id is not None
    return HolidayView(row.id, row.first_day, row.last_day, row.name, row.kind, row.is_manual)


def note_change(session: Session, actor: Actor, action: str, subject_id: int, what: str) -> None:
    """Note who changed the calendar, and tell all open pages."""
    record(session, actor.account_id, action, "school-calendar", subject_id, what=what[:200])
    announce(session, topics.school_calendar())
