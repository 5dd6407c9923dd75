"""What modules know of a class that is away on a day, as plain values (``Module.class_away``)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClassAway:
    """A class, or a part of it, is not at school: on a trip, or so many children have leave.

    ``trip`` is what the trip is called, or empty; ``children`` counts those who are away else. It
    names no child and no reason.
    """

    trip: str = ""
    children: int = 0
