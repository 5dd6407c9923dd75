"""A change that can be taken back for a moment, as pages show it (``ui/undo.py``)."""

from dataclasses import dataclass


@dataclass
class UndoLine:
    """What was moved, in words; ``booking_id`` is 0 for nothing."""

    booking_id: int = 0
    sentence: str = ""
