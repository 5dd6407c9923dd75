"""Dates and times as people say them: "Mo, 23.11., 8:00".

In English the month is a word, because 8/12 is another day in London than in Boston.
"""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_time

from elternportal.clock import SCHOOL_ZONE

_LOCALES = {"de": "de_DE", "en": "en_GB"}


@lru_cache(maxsize=2_000)  # an evening has a few dozen times, and every tap shows them again
def clock_time(instant: datetime, language: str) -> str:
    """17:20"""
    return format_time(instant, "H:mm", tzinfo=SCHOOL_ZONE, locale=_LOCALES[language])


def day(value: date, language: str) -> str:
    """Mo, 23.11. / Mon 23 Nov"""
    pattern = "EEE, d.M." if language == "de" else "EEE d MMM"
    return format_date(value, pattern, locale=_LOCALES[language]).replace(".,", ",", 1)


def long_day(value: date, language: str) -> str:
    """Montag, 23. November 2026 / Monday, 23 November 2026"""
    return format_date(value, "full", locale=_LOCALES[language])


def month_name(value: date, language: str) -> str:
    """November 2026"""
    return format_date(value, "LLLL yyyy", locale=_LOCALES[language])


def day_and_time(instant: datetime, language: str) -> str:
    """Mo, 23.11., 8:00 / Mon 23 Nov, 8:00"""
    pattern = "EEE, d.M., H:mm" if language == "de" else "EEE d MMM, H:mm"
    text = format_datetime(instant, pattern, tzinfo=SCHOOL_ZONE, locale=_LOCALES[language])
    return text.replace(".,", ",", 1)


def date_with_year(value: date, language: str) -> str:
    """23.11.2026 / 23 Nov 2026"""
    pattern = "d.M.yyyy" if language == "de" else "d MMM yyyy"
    return format_date(value, pattern, locale=_LOCALES[language])
