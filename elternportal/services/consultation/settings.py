"""What a school decides about consultation hours."""

from datetime import time

from elternportal.domain.consultation import (
    CONSULTATION,
    OFFICE_CONSULTATION,
    TEACHER_CONSULTATION,
    BookingRules,
)
from elternportal.school_settings.kinds import LONG_TEXT, TIME_OF_DAY, WHOLE_NUMBER
from elternportal.school_settings.setting import Setting
from elternportal.school_settings.snapshot import SchoolSettings

LONGEST_TOPIC = 80
PAGES = (CONSULTATION, TEACHER_CONSULTATION, OFFICE_CONSULTATION)

DAYS_BEFORE = Setting(
    key="consultation.days-before",
    kind=WHOLE_NUMBER,
    default=1,
    at_least=0,
    at_most=14,
    unit="days",
    pages=PAGES,
)
UNTIL = Setting(key="consultation.until", kind=TIME_OF_DAY, default=time(18, 0), pages=PAGES)
WEEKS_AHEAD = Setting(
    key="consultation.weeks-ahead",
    kind=WHOLE_NUMBER,
    default=4,
    at_least=1,
    at_most=12,
    unit="weeks",
    pages=PAGES,
)
CANCEL_HOURS = Setting(
    key="consultation.cancel-hours",
    kind=WHOLE_NUMBER,
    default=4,
    at_least=0,
    at_most=168,
    unit="hours",
    pages=(CONSULTATION, TEACHER_CONSULTATION),
)
TOPICS = Setting(
    key="consultation.topics",
    kind=LONG_TEXT,
    default="Leistungen\nMitarbeit und Verhalten\nSchullaufbahn\nAnderes",
    max_length=600,
    pages=(CONSULTATION,),
)
SETTINGS = (DAYS_BEFORE, UNTIL, WEEKS_AHEAD, CANCEL_HOURS, TOPICS)


def rules_of(settings: SchoolSettings) -> BookingRules:
    """From when until when appointments are made and given back."""
    return BookingRules(
        days_before=settings[DAYS_BEFORE],
        until=settings[UNTIL],
        weeks_ahead=settings[WEEKS_AHEAD],
        cancel_hours=settings[CANCEL_HOURS],
    )


def topics_of(settings: SchoolSettings) -> tuple[str, ...]:
    """What families choose from when they say what they want to talk about."""
    lines = (line.strip()[:LONGEST_TOPIC] for line in settings[TOPICS].splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))
