"""The official days off of a German state: public holidays, and school holidays where known."""

from datetime import date

import holidays

from elternportal.domain.school_calendar import OfficialDays, together
from elternportal.domain.school_year import first_day_of

COUNTRY, PUBLIC, SCHOOL = "DE", "public", "school"


def official_days(state: str, year: int) -> list[OfficialDays]:
    """The days off that touch a school year. ``state`` as in ISO 3166-2, e.g. "BW"."""
    begins, ends = first_day_of(year), first_day_of(year + 1)
    found = [
        *together(_named_days(state, year, PUBLIC), PUBLIC),
        *together(_named_days(state, year, SCHOOL), SCHOOL),
    ]
    return sorted(days for days in found if days.last_day >= begins and days.first_day < ends)


def _named_days(state: str, year: int, category: str) -> list[tuple[date, str]]:
    """Also of the years around, because holidays cross the turn of the year."""
    calendar = holidays.country_holidays(
        COUNTRY,
        subdiv=state,
        years=[year, year + 1, year + 2],
        categories=(category,),
        language="de",
    )
    return list(calendar.items())
