"""What a child must not miss on a day, e.g. an exam, as plain values (``Module.day_duties``)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayDuty:
    """It is held from a lesson to a lesson, both included; ``name`` is e.g. the subject."""

    day: date
    first_lesson: int
    last_lesson: int
    name: str
