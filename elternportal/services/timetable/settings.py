"""What a school decides about its timetable."""

from datetime import time

from elternportal.domain.timetable import OFFICE_HALL, OFFICE_SUBSTITUTIONS, TIMETABLE, Week
from elternportal.school_settings.kinds import CHOICE, SHORT_TEXT, TIME_OF_DAY, YES_NO
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import SchoolSettings

EVEN, ODD = "even", "odd"

A_WEEKS = Setting(
    key="timetable.a-weeks",
    kind=CHOICE,
    default=ODD,
    choices=(ODD, EVEN),
    pages=(OFFICE_SUBSTITUTIONS,),
)
A_LABELS = Setting(
    key="timetable.a-labels", kind=SHORT_TEXT, default="A, WA, UW", pages=(OFFICE_SUBSTITUTIONS,)
)
B_LABELS = Setting(
    key="timetable.b-labels", kind=SHORT_TEXT, default="B, WB, GW", pages=(OFFICE_SUBSTITUTIONS,)
)
TOMORROW_AT = Setting(
    key="timetable.tomorrow-at", kind=TIME_OF_DAY, default=time(18), pages=(TIMETABLE,)
)
HALL_DISPLAY = Setting(
    key="timetable.hall-display", kind=YES_NO, default=False, pages=(OFFICE_HALL,)
)
HALL_TEACHERS = Setting(
    key="timetable.hall-teachers", kind=YES_NO, default=False, pages=(OFFICE_HALL,)
)
SETTINGS = (A_WEEKS, A_LABELS, B_LABELS, TOMORROW_AT, HALL_DISPLAY, HALL_TEACHERS)


def week_labels(school: SchoolSettings) -> dict[str, Week]:
    """What the planning program calls each week, in capital letters."""
    labels = {Week.A: school[A_LABELS], Week.B: school[B_LABELS]}
    return {
        label.strip().upper(): week
        for week, text in labels.items()
        for label in text.split(",")
        if label.strip()
    }
