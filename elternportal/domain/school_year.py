"""School years: they begin on 1 August and are named by the year in which they begin."""

from datetime import date

FIRST_MONTH = 8


def school_year_of(day: date) -> int:
    """The school year a day lies in, e.g. 2026 for the year 2026/27."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def first_day_of(year: int) -> date:
    """The day on which a school year begins."""
    return date(year, FIRST_MONTH, 1)


def school_year_name(year: int) -> str:
    """ "2026/27" """
    return f"{year}/{(year + 1) % 100:02d}"
