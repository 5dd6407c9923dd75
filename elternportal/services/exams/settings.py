"""What a school decides about its exams."""

from elternportal.domain.exams import EXAM_RELEASE, EXAMS, OFFICE_EXAMS, Limits
from elternportal.school_settings.kinds import WHOLE_NUMBER, YES_NO
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import SchoolSettings

NEEDS_RELEASE = Setting(
    key="exams.needs-release", kind=YES_NO, default=True, pages=(EXAMS, EXAM_RELEASE)
)
TEACHERS_ENTER = Setting(
    key="exams.teachers-enter", kind=YES_NO, default=True, pages=(OFFICE_EXAMS,)
)
MOST_A_DAY = Setting(
    key="exams.most-a-day",
    kind=WHOLE_NUMBER,
    default=1,
    at_least=0,
    at_most=10,
    pages=(OFFICE_EXAMS,),
)
MOST_A_WEEK = Setting(
    key="exams.most-a-week",
    kind=WHOLE_NUMBER,
    default=2,
    at_least=0,
    at_most=20,
    pages=(OFFICE_EXAMS,),
)
SETTINGS = (NEEDS_RELEASE, TEACHERS_ENTER, MOST_A_DAY, MOST_A_WEEK)


def limits(school: SchoolSettings) -> Limits:
    """How many exams of one class there may be."""
    return Limits(school[MOST_A_DAY], school[MOST_A_WEEK])
