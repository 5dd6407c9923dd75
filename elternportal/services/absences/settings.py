"""What a school decides about reporting children ill."""

from datetime import time

from elternportal.domain.absences import CLASS_ABSENCES, OFFICE_ABSENCES, REPORT
from elternportal.school_settings.kinds import SHORT_TEXT, TIME_OF_DAY, WHOLE_NUMBER, ValueRefused
from elternportal.school_settings.setting import Setting

COLUMNS = frozenset(
    {
        *("class", "name", "surname", "first-name", "from", "to"),
        *("first-lesson", "last-lesson", "kind", "excused", "recorded"),
    }
)


def columns_of(text: str) -> tuple[str, ...]:
    """The columns that a school has written down, in its order."""
    return tuple(filter(None, (name.strip() for name in text.split(","))))


def check_columns(text: str) -> None:
    """Refuse a column that the portal does not have.

    Raises:
        ValueRefused: it names one.
    """
    unknown = [name for name in columns_of(text) if name not in COLUMNS]
    if unknown:
        raise ValueRefused("setting-refused-column", name=unknown[0])


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
TABLE_COLUMNS = Setting(
    key="absences.table-columns",
    kind=SHORT_TEXT,
    default="class, name, from, to, first-lesson, last-lesson, recorded",
    is_required=True,
    check=check_columns,
    pages=(OFFICE_ABSENCES,),
)
SETTINGS = (DEADLINE, LONGEST_DAYS, ASK_AFTER_MINUTES, TABLE_COLUMNS)
