"""Exams: addresses, the topic, and when a class would have too many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elternportal.domain.timetable import monday_of

EXAMS = "/pruefungen"
OFFICE_EXAMS = "/verwaltung/pruefungen"
EXAM_RELEASE = "/verwaltung/pruefungen/freigabe"
# Query parameters of the pages.
CHILD, SUBJECT, CLASS = "kind", "fach", "klasse"

EXAMS_TOPIC = "exams"  # any exam, and which grades may see theirs

DAYS_KEPT = 28  # an exam that was called off stays in calendars, which fetch rarely


class ClashKind(StrEnum):
    """Why an exam does not fit where it is about to be; each has a sentence."""

    DAY = "day"  # more on this day than the school allows
    WEEK = "week"
    NO_SCHOOL = "no-school"
    TRIP = "trip"  # the class is on one
    AWAY = "away"  # some of the class have leave or were reported


@dataclass(frozen=True, slots=True)
class Limits:
    """How many exams of one class there may be; 0 for any number."""

    a_day: int
    a_week: int


@dataclass(frozen=True, slots=True)
class ClassExam:
    """An exam of one class: when it is, and whether only a part of the class writes it."""

    day: date
    first_lesson: int
    last_lesson: int
    is_course: bool

    def is_beside(self, other: "ClassExam") -> bool:
        """Whether both are held at once for parts of the class, so that nobody writes both."""
        is_at_once = (
            self.day == other.day
            and self.first_lesson <= other.last_lesson
            and other.first_lesson <= self.last_lesson
        )
        return is_at_once and self.is_course and other.is_course


def clashes(one: ClassExam, others: Iterable[ClassExam], limits: Limits) -> list[ClashKind]:
    """Which of the limits of its class ``one`` would break beside the ``others`` of this class."""
    together = [other for other in others if not one.is_beside(other)]
    of_day = 1 + sum(other.day == one.day for other in together)
    of_week = 1 + sum(monday_of(other.day) == monday_of(one.day) for other in together)
    found = []
    if limits.a_day and of_day > limits.a_day:
        found.append(ClashKind.DAY)
    if limits.a_week and of_week > limits.a_week:
        found.append(ClashKind.WEEK)
    return found
