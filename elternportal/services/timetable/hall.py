"""What the display in the school's hall shows: the changes of classes on the next two school days.

Everybody who walks by reads it, so it names classes alone, and teachers only if the school wants
that: without them a text that holds the name of one is left out, too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.names import natural_order
from elternportal.domain.timetable import (
    A_DAY,
    FALLS_OUT,
    NOT_FOR_FAMILIES,
    ChangeKind,
    LessonChange,
    now_and_before,
)
from elternportal.models.school import Teacher
from elternportal.models.timetable import PlanStand, Substitution
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.school import next_school_day
from elternportal.services.timetable.hall_address import is_use_due, require_hall_token
from elternportal.services.timetable.rows import changes_of_days, day_texts
from elternportal.services.timetable.settings import HALL_TEACHERS

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Hidden:
    """The names that no text may hold: surnames in small letters, and short names as written, so
    that "AM" is not the word "am".
    """

    surnames: frozenset[str] = frozenset()
    short_names: frozenset[str] = frozenset()

    def cleared(self, text: str) -> str:
        """The text, or nothing if it names one of them."""
        words = frozenset(_WORDS.findall(text))
        small = {word.casefold() for word in words}
        small |= {word.removesuffix("s") for word in small}  # Hubers Klasse
        return "" if words & self.short_names or small & self.surnames else text


@dataclass(frozen=True, slots=True)
class HallRow:
    """A change of a class; an ``old_…`` is what it was before. Teachers are empty if not shown."""

    classes: str
    lesson: int
    kind: ChangeKind
    subject: str
    old_subject: str
    teacher: str
    old_teacher: str
    room: str
    old_room: str
    text: str

    @property
    def falls_out(self) -> bool:
        return self.kind in FALLS_OUT


@dataclass(frozen=True, slots=True)
class HallDayView:
    """A day with school, what the office says about it, and its changes by class."""

    day: date
    text: str
    rows: tuple[HallRow, ...]


@dataclass(frozen=True, slots=True)
class HallView:
    """``updated_at`` is how old the plan is; ``is_use_due`` as in :mod:`hall_address`."""

    days: tuple[HallDayView, ...]
    updated_at: datetime | None
    names_teachers: bool
    is_use_due: bool


def read_hall(session: Session, token: str) -> HallView:
    """Today and the next day with school, or the next two, for whoever has the secret.

    Raises:
        DisplayEnded: see :func:`~elternportal.services.timetable.hall_address.require_hall_token`.
    """
    display = require_hall_token(session, token)
    days = _next_two(session)
    names_teachers = school_settings(session)[HALL_TEACHERS]
    hidden = _Hidden() if names_teachers else _names_of_teachers(session)
    texts: Mapping[date, str] = {}
    changes: Mapping[date, list[LessonChange]] = {}
    if days:
        texts = day_texts(session, days[0], days[-1])
        is_of_class = col(Substitution.class_id).is_not(None)
        changes = changes_of_days(session, is_of_class, days[0], days[-1])
    stand = session.get(PlanStand, 1)
    return HallView(
        days=tuple(
            HallDayView(
                day=day,
                text=hidden.cleared(texts.get(day, "")),
                rows=_rows(changes.get(day, []), hidden, names_teachers),
            )
            for day in days
        ),
        updated_at=stand.updated_at if stand else None,
        names_teachers=names_teachers,
        is_use_due=is_use_due(display),
    )


def _next_two(session: Session) -> tuple[date, ...]:
    first = next_school_day(session, clock.today() - A_DAY)
    second = next_school_day(session, first) if first else None
    return tuple(day for day in (first, second) if day)


def _rows(
    changes: list[LessonChange], hidden: _Hidden, names_teachers: bool
) -> tuple[HallRow, ...]:
    rows = [
        _row(change, hidden, names_teachers)
        for change in changes
        if change.kind not in NOT_FOR_FAMILIES
    ]
    return tuple(sorted(rows, key=lambda row: (natural_order(row.classes), row.lesson)))


def _row(change: LessonChange, hidden: _Hidden, names_teachers: bool) -> HallRow:
    subject, old_subject = now_and_before(change.new_subject, change.subject)
    teacher, old_teacher = now_and_before(change.substitute, change.teacher)
    room, old_room = now_and_before(change.new_room, change.room)
    return HallRow(
        classes=change.classes,
        lesson=change.lesson,
        kind=change.kind,
        subject=subject,
        old_subject=old_subject,
        teacher=teacher if names_teachers else "",
        old_teacher=old_teacher if names_teachers else "",
        room=room,
        old_room=old_room,
        text=hidden.cleared(change.text),
    )


def _names_of_teachers(session: Session) -> _Hidden:
    """Of all, also of those who have left."""
    rows = session.execute(select(col(Teacher.surname), col(Teacher.short_name))).all()
    return _Hidden(
        frozenset(name for row in rows for name in _WORDS.findall(row.surname.casefold())),
        frozenset(row.short_name for row in rows),
    )
