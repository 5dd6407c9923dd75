"""Dates as people read them."""

from datetime import UTC, date, datetime

import pytest

from elternportal.i18n.dates import clock_time, date_with_year, day, day_and_time, long_day

FEAST = date(2026, 12, 8)
EVENING = datetime(2026, 12, 8, 16, 5, tzinfo=UTC)  # five past five at school


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            ("Di, 8.12.", "Di, 8.12., 17:05", "8.12.2026", "Dienstag, 8. Dezember 2026", "17:05"),
        ),
        (
            "en",
            ("Tue 8 Dec", "Tue 8 Dec, 17:05", "8 Dec 2026", "Tuesday, 8 December 2026", "17:05"),
        ),
    ],
)
def test_no_date_can_be_taken_for_another(language: str, words: tuple[str, ...]) -> None:
    assert words == (
        day(FEAST, language),
        day_and_time(EVENING, language),
        date_with_year(FEAST, language),
        long_day(FEAST, language),
        clock_time(EVENING, language),
    )
