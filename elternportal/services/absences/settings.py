"""What a school decides about reporting children ill."""

from datetime import time

from elternportal.domain.absences import CLASS_ABSENCES, OFFICE_ABSENCES, REPORT
from elternportal.school_settings.kinds import TIME_OF_DAY, WHOLE_NUMBER
from elternportal.school_settings.setting import Setting

DEADLINE = Setting(
    key="absences.deadline",
    kind=TIME_OF_DAY,
    default=time(7, 45),
    pages=(REPORT, OFFICE_ABSENCES),
)
LONGEST_DAYS = Setting(
    key="absences.longest-days",
    kind=WHOLE_NUMBER,
    default=14,
    at_least=1,
    at_most=60,
    unit="days",
    pages=(REPORT,),
)
ASK_AFTER_MINUTES = Setting(
    key="absences.ask-after-minutes",
    kind=WHOLE_NUMBER,
    default=10,
    at_least=0,
    at_most=240,
    unit="minutes",
    pages=(CLASS_ABSENCES, OFFICE_ABSENCES),
)
SETTINGS = (DEADLINE, LONGEST_DAYS, ASK_AFTER_MINUTES)
