"""What modules say about a day in a child's plan, as plain values (``Module.day_notes``)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayNote:
    """A line about one day of a child, e.g. an exam, in the language of whoever reads it.

    ``pupil_id`` is 0 for what concerns the person at school, e.g. an exam of own lessons. ``key``
    is the same for the same thing of brothers and sisters, e.g. ``date-17``; it is empty for what
    is no appointment, e.g. that the child is away.
    """

    day: date
    pupil_id: int
    text: str
    key: str = ""
