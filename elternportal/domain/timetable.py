"""Timetable and substitutions: addresses, topics, and how a day's changes meet its lessons.

Everything here is names and days, without database: what a child has on a day follows from the
lessons of the week (:class:`PlannedLesson`) and the changes of that day (:class:`LessonChange`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

TIMETABLE = "/stundenplan"
SUBSTITUTIONS = "/vertretungsplan"
OFFICE_SUBSTITUTIONS = "/verwaltung/vertretungsplan"
OFFICE_HALL = "/verwaltung/vertretungsplan/anzeige"
# Query parameters of the pages.
CHILD, CLASS, TEACHER, ROOM, WEEK, DAY = "kind", "klasse", "lehrkraft", "raum", "woche", "tag"

PLAN_TOPIC = "timetable"  # the lessons of the week, for whoever looks at any of them
SUBSTITUTIONS_TOPIC = "substitutions"  # any change of any day, for the office

A_DAY = timedelta(days=1)
WEEKDAYS = range(1, 8)  # 1 is Monday, as date.isoweekday counts
HELD = "1"  # of a day in a list of days, see :func:`is_listed`


def class_topic(class_id: int) -> str:
    """The changes that concern one class."""
    return f"substitutions:class:{class_id}"


def teacher_topic(teacher_id: int) -> str:
    """The changes that concern one teacher."""
    return f"substitutions:teacher:{teacher_id}"


class ChangeKind(StrEnum):
    """What a change does to a lesson; each has a word."""

    SUBSTITUTION = "substitution"
    CANCELLED = "cancelled"
    MOVED_AWAY = "moved-away"  # the lesson is held at another time
    MOVED_HERE = "moved-here"
    SWAP = "swap"
    ROOM = "room"
    EVENT = "event"  # the class is away or has something else, e.g. an outing
    SUPERVISION = "supervision"
    SPECIAL = "special"
    BREAK_DUTY = "break-duty"
    EXAM = "exam"


FALLS_OUT = frozenset({ChangeKind.CANCELLED, ChangeKind.MOVED_AWAY})
"""After these the lesson is not held at its time."""

NOT_FOR_FAMILIES = frozenset({ChangeKind.BREAK_DUTY})

# GPU014, data-formats §1: the letter in column 20 and the bits of column 18.
_LETTERS = {
    "T": ChangeKind.MOVED_AWAY,
    "F": ChangeKind.MOVED_HERE,
    "W": ChangeKind.SWAP,
    "S": ChangeKind.SUPERVISION,
    "A": ChangeKind.SPECIAL,
    "C": ChangeKind.CANCELLED,
    "L": ChangeKind.EVENT,
    "P": ChangeKind.SUBSTITUTION,
    "R": ChangeKind.ROOM,
    "B": ChangeKind.BREAK_DUTY,
    "~": ChangeKind.SWAP,
    "E": ChangeKind.EXAM,
}
_BITS = (  # in this order: a cancelled lesson may carry other bits, too (data-formats §9)
    (0, ChangeKind.CANCELLED),
    (3, ChangeKind.MOVED_AWAY),
    (7, ChangeKind.MOVED_HERE),
    (4, ChangeKind.EVENT),
    (18, ChangeKind.EVENT),
    (17, ChangeKind.BREAK_DUTY),
    (1, ChangeKind.SUPERVISION),
    (2, ChangeKind.SPECIAL),
    (16, ChangeKind.ROOM),
)
_NOT_PRINTED = 1 << 20


def kind_of_change(letter: str, bits: int) -> ChangeKind:
    """What a row of GPU014 does to its lesson.

    That a lesson is held elsewhere or not at all is in the bits first; else the letter counts.
    """
    by_bits = next((kind for bit, kind in _BITS if bits & 1 << bit), None)
    if by_bits in FALLS_OUT or by_bits is ChangeKind.MOVED_HERE:
        return by_bits
    return _LETTERS.get(letter) or by_bits or ChangeKind.SUBSTITUTION


def is_printed(bits: int) -> bool:
    """Whether the school lets a row of GPU014 be seen."""
    return not bits & _NOT_PRINTED


class Week(StrEnum):
    """Lessons may be held every other week only."""

    A = "a"
    B = "b"


def week_of(day: date, *, a_is_even: bool) -> Week:
    """A or B by the number of the calendar week (ISO 8601)."""
    is_even = day.isocalendar().week % 2 == 0
    return Week.A if is_even == a_is_even else Week.B


def is_listed(days: str, begins: date, day: date) -> bool:
    """Whether ``days``, which has a character for each day from ``begins`` on, says "held"."""
    place = (day - begins).days
    return 0 <= place < len(days) and days[place] == HELD


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - (day.isoweekday() - 1) * A_DAY


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """One lesson of the week. ``is_course``: only a part of the class may have it."""

    lesson: int
    number: int
    subject: str
    teacher: str = ""
    room: str = ""
    classes: str = ""
    is_course: bool = False


@dataclass(frozen=True, slots=True)
class LessonChange:
    """What is different on one day; an empty ``new_…`` says that it stays as it was.

    ``teacher`` is who had it, ``substitute`` who has it now; their ids are 0 if there is nobody.
    """

    change_id: int
    lesson: int
    kind: ChangeKind
    number: int = 0
    subject: str = ""
    new_subject: str = ""
    teacher: str = ""
    substitute: str = ""
    room: str = ""
    new_room: str = ""
    classes: str = ""
    text: str = ""
    teacher_id: int = 0
    substitute_id: int = 0

    def takes_from(self, teacher_id: int) -> bool:
        """Whether somebody else has now the lesson of this teacher."""
        return self.teacher_id == teacher_id and self.substitute_id not in (0, teacher_id)

    def is_about(self, planned: PlannedLesson) -> bool:
        """Whether it changes this lesson: the same number or, without one, the same subject."""
        if planned.lesson != self.lesson:
            return False
        if self.number:
            return planned.number == self.number
        return bool(self.subject) and planned.subject == self.subject


@dataclass(frozen=True, slots=True)
class HeldLesson:
    """One line of a day: a lesson with its change, or a change that stands for itself."""

    planned: PlannedLesson | None
    change: LessonChange | None = None

    @property
    def lesson(self) -> int:
        if self.planned is not None:
            return self.planned.lesson
        return self.change.lesson if self.change else 0

    @property
    def takes_place(self) -> bool:
        return self.change is None or self.change.kind not in FALLS_OUT

    @property
    def counts_for_start(self) -> bool:
        """Whether it surely is held for the whole class."""
        return self.takes_place and not (self.planned and self.planned.is_course)


def now_and_before(new: str, old: str) -> tuple[str, str]:
    """What is now, and what was before; the latter is empty if nothing is different."""
    return (new, old if old != new else "") if new else (old, "")


def merged(
    planned: Iterable[PlannedLesson], changes: Sequence[LessonChange]
) -> tuple[HeldLesson, ...]:
    """The lessons of a day with its changes, in their order; no change is lost."""
    left = list(changes)
    held = []
    for lesson in planned:
        change = next((one for one in left if one.is_about(lesson)), None)
        if change is not None:
            left.remove(change)
        held.append(HeldLesson(lesson, change))
    held += [HeldLesson(None, change) for change in left]
    return tuple(sorted(held, key=lambda line: (line.lesson, line.planned is None)))


def first_lesson(day: Iterable[HeldLesson]) -> int | None:
    """The number of the lesson that a day begins with; None if none is surely held."""
    return min((line.lesson for line in day if line.counts_for_start), default=None)
