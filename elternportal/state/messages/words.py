"""Conversations in words: with whom they are, and when a teacher answers."""

from datetime import datetime

from babel.dates import get_day_names

from elternportal import clock
from elternportal.domain.messages import Desk
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day
from elternportal.services.messages.hours import AnswerHoursView
from elternportal.services.messages.threads import ThreadRow


def school_side(row: ThreadRow, language: str) -> str:
    """Frau Huber, Sekretariat or Schulleitung."""
    if row.desk is Desk.TEACHER and row.teacher is not None:
        return row.teacher.text(language)
    return t(f"messages-desk-{row.desk}", language)


def family_side(row: ThreadRow, language: str) -> str:
    """The guardian with whom it is, or the family of the child."""
    return row.guardian or t("messages-family-of", language, child=row.child.name)


def when(instant: datetime, language: str) -> str:
    """17:20 if it is today, else the day."""
    at = clock.to_school(instant).date()
    return clock_time(instant, language) if at == clock.today() else day(at, language)


def hours_text(view: AnswerHoursView, language: str) -> str:
    """When a teacher answers, or until when not; for families."""
    if view.away_until is not None:
        away = t("messages-away", language, day=day(view.away_until, language))
        return f"{away} {view.away_note}".strip()
    times = "none"
    if view.begins and view.ends:
        begins, ends = (f"{one.hour}:{one:%M}" for one in (view.begins, view.ends))
        times = t("messages-answers-times", language, begins=begins, ends=ends)
    days = _days(view.weekdays, language) or "none"
    answers = t("messages-answers", language, days=days, times=times)
    return answers if view.is_open else f"{answers} {t('messages-answers-now-not', language)}"


def weekday_names(language: str) -> list[str]:
    """Mo, Di … So; Monday first."""
    names = get_day_names("abbreviated", locale=language)
    return [names[number].rstrip(".") for number in range(7)]


def _days(weekdays: str, language: str) -> str:
    """Mo–Fr, or Mo, Mi."""
    names = weekday_names(language)
    if len(weekdays) > 2 and weekdays in "1234567":
        return f"{names[int(weekdays[0]) - 1]}–{names[int(weekdays[-1]) - 1]}"
    return ", ".join(names[int(number) - 1] for number in weekdays)
