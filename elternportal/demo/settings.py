"""What the demo school has decided: who it is, where, and when there is school."""

from datetime import date, time

from sqlmodel import Session

from elternportal import clock
from elternportal.auth.factor_settings import STAFF_NEED_FACTOR
from elternportal.domain.people import SYSTEM
from elternportal.domain.school_calendar import BellTimes, LessonTime
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.school_settings.identity import (
    EMAIL,
    PHONE,
    POSTAL,
    SCHOOL_NAME,
    SHORT_NAME,
    STATE,
)
from elternportal.school_settings.writing import change_setting
from elternportal.services.school.bell_plans import SaveBellTimes, save_bell_times
from elternportal.services.school.calendar_office import (
    SaveHoliday,
    prefill,
    save_holiday,
    save_school_year,
)

LESSON_TIMES = (
    ("7:55", "8:40"),
    ("8:40", "9:25"),
    ("9:45", "10:30"),
    ("10:30", "11:15"),
    ("11:35", "12:20"),
    ("12:20", "13:05"),
    ("13:05", "13:50"),
    ("13:50", "14:35"),
    ("14:35", "15:20"),
    ("15:20", "16:05"),
)


def create_demo_settings(session: Session) -> None:
    """Set them; all else keeps its default."""
    for setting, value in (
        (SCHOOL_NAME, SCHOOL_NAME.default),
        (SHORT_NAME, "GMM"),
        (POSTAL, "Gymnasium Musterstadt\nSchulstraße 1\n00000 Musterstadt"),
        (PHONE, "0000 12345-0"),
        (EMAIL, "sekretariat@gymnasium-musterstadt.example"),
        (STATE, "BW"),
    ):
        change_setting(session, setting, value)
    change_setting(session, STAFF_NEED_FACTOR, False)  # who looks at the demo has no app for it
    year = school_year_of(clock.today())
    save_school_year(session, SYSTEM, year, date(year, 9, 14), date(year + 1, 7, 28))
    prefill(session, SYSTEM, year)
    training = date(year + 1, 3, 1)
    save_holiday(session, SYSTEM, SaveHoliday(0, training, training, "Pädagogischer Tag"))
    save_bell_times(session, SYSTEM, SaveBellTimes(0, _bell_times(year)))


def _bell_times(year: int) -> BellTimes:
    lessons = tuple(
        LessonTime(number, _time(starts), _time(ends))
        for number, (starts, ends) in enumerate(LESSON_TIMES, start=1)
    )
    return BellTimes(frozenset(range(1, 6)), 5, 13, first_day_of(year), None, lessons)


def _time(text: str) -> time:
    return time.fromisoformat(text.zfill(5))
