"""Dates of the demo school, entered as the office does it, around today."""

from dataclasses import dataclass
from datetime import time, timedelta

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.domain.dates import DateCategory
from elternportal.models.school import SchoolClass
from elternportal.services.audience import AudienceChoice
from elternportal.services.dates.office import DateDraft, SaveDate, save_date

SCHOOL = AudienceChoice(whole_school=True)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A date ``days`` from today; ``grade`` is empty if it is for the whole school."""

    title: str
    category: DateCategory
    days: int
    lasts: int = 1
    at: tuple[time | None, time | None] = (None, None)
    place: str = ""
    text: str = ""
    grade: str = ""


PLANNED = (
    _Planned("Flohmarkt", DateCategory.EVENT, -6, at=(time(13), time(16)), place="Pausenhalle"),
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
    _Planned("Wandertag", DateCategory.TRIP, 8, at=(time(8), time(13)), text="Bitte Regenjacke."),
    _Planned("Schullandheim", DateCategory.TRIP, 15, lasts=5, place="Bergdorf", grade="7"),
    _Planned("Pädagogischer Tag", DateCategory.FREE, 24, text="Es ist kein Unterricht."),
    _Planned("Weihnachtskonzert", DateCategory.EVENT, 26, at=(time(18), time(20)), place="Aula"),
    _Planned("Tag der offenen Tür", DateCategory.EVENT, 60, at=(time(10), time(14))),
)


def create_demo_dates(session: Session, people: DemoPeople) -> None:
    """Enter the dates of some weeks, for the whole school and for some grades."""
    grades = set(session.scalars(select(col(SchoolClass.grade)).distinct()))
    for planned in PLANNED:
        first = clock.today() + timedelta(days=planned.days)
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
