"""Dates of the demo school, entered as the office does it, around today."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.demo.school_days import SchoolDays
from elternportal.domain.dates import DateCategory
from elternportal.models.school import SchoolClass
from elternportal.services.audience import AudienceChoice
from elternportal.services.dates.office import DateDraft, SaveDate, save_date

SCHOOL = AudienceChoice(whole_school=True)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A date so many ``days`` with school from the next one on, or from today on if it is not
    ``in_school``; what lasts for days begins on a Monday. Without ``grade`` it is for all.
    """

    title: str
    category: DateCategory
    days: int
    lasts: int = 1
    at: tuple[time | None, time | None] = (None, None)
    place: str = ""
    text: str = ""
    grade: str = ""
    in_school: bool = True


PLANNED = (
    _Planned("Flohmarkt", DateCategory.EVENT, -6, at=(time(13), time(16)), in_school=False),
    _Planned("Klassenfotos", DateCategory.OTHER, 0, at=(time(8), time(12)), place="Aula"),
    _Planned("Rückmeldung zur Mittagsbetreuung", DateCategory.DEADLINE, 1),
    _Planned(
        "Elternabend",
        DateCategory.MEETING,
        3,
        at=(time(19), time(20, 30)),
        place="Aula",
        text="Themen:\n\n- Schullandheim\n- Wahl der **zweiten Fremdsprache**",
        grade="5",
    ),
    _Planned("Wandertag", DateCategory.TRIP, 6, at=(time(8), time(13)), text="Bitte Regenjacke."),
    _Planned("Schullandheim", DateCategory.TRIP, 10, lasts=5, place="Bergdorf", grade="7"),
    _Planned("Weihnachtskonzert", DateCategory.EVENT, 18, at=(time(18), time(20)), place="Aula"),
    _Planned("Tag der offenen Tür", DateCategory.EVENT, 40, at=(time(14), time(17))),
)


def create_demo_dates(session: Session, people: DemoPeople, days: SchoolDays) -> None:
    """Enter the dates of some weeks, for the whole school and for some grades."""
    grades = set(session.scalars(select(col(SchoolClass.grade)).distinct()))
    for planned in PLANNED:
        first = _first_day(planned, days)
        draft = DateDraft(
            title=planned.title,
            category=planned.category,
            first_day=first,
            last_day=first + timedelta(days=planned.lasts - 1),
            starts_at=planned.at[0],
            ends_at=planned.at[1],
            place=planned.place,
            text=planned.text,
        )
        is_known = planned.grade in grades
        audience = AudienceChoice(grades=(planned.grade,)) if is_known else SCHOOL
        save_date(session, people.office, SaveDate(0, draft, audience))


def _first_day(planned: _Planned, days: SchoolDays) -> date:
    if not planned.in_school:
        return clock.today() + timedelta(days=planned.days)
    if planned.lasts > 1:
        return days.whole_week_after(planned.days)
    return days.coming[planned.days]
