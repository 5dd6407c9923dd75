"""The day and hour at which a letter's reminder goes out by itself."""

from datetime import date, datetime

import pytest

from elternportal.domain.letter_reminders import is_reminder_due

DEADLINE = date(2026, 12, 4)  # a Friday; three days before it is Tuesday, 1 December


@pytest.mark.parametrize(
    ("now", "reminded_on", "is_due"),
    [
        (datetime(2026, 12, 1, 15, 0), date(2026, 11, 20), True),
        (datetime(2026, 12, 1, 14, 59), date(2026, 11, 20), False),
        (datetime(2026, 12, 1, 20, 0), date(2026, 11, 20), False),
        (datetime(2026, 11, 30, 16, 0), date(2026, 11, 20), False),
        (datetime(2026, 12, 3, 16, 0), date(2026, 11, 20), True),  # the portal stood still
        (datetime(2026, 12, 5, 16, 0), date(2026, 11, 20), False),
        (datetime(2026, 12, 2, 16, 0), date(2026, 12, 1), False),
        (datetime(2026, 12, 1, 16, 0), None, True),
    ],
)
def test_a_reminder_goes_out_on_its_afternoon_once(
    now: datetime, reminded_on: date | None, is_due: bool
) -> None:
    assert is_reminder_due(now, DEADLINE, 3, reminded_on) is is_due
