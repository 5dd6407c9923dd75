"""What a teacher's page of consultation hours shows, as plain rows in the page's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from elternportal import clock
from elternportal.domain.consultation import MOST_PROPOSED, TalkForm
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, date_with_year, day, day_and_time
from elternportal.services.consultation.family import HourRow
from elternportal.services.consultation.gaps import GapRow
from elternportal.services.consultation.teacher_view import (
    BookedRow,
    TeacherConsultationView,
    TeacherDayView,
    TeacherTimeRow,
)
from elternportal.state.consultation.words import TalkOptionLine, form_text, hour_text

MOST_TO_PROPOSE = 12
OFFER = "angebot-"  # begins the names of the boxes of proposed times


@dataclass
class TeacherTimeLine:
    """A time. ``state`` is free, booked, blocked or busy; ``starts_at`` is in ISO format."""

    starts_at: str
    appointment_id: int
    time: str
    state: str
    word: str
    child: str
    about: str
    is_over: bool
    did_not_come: bool
    forms: list[TalkOptionLine] = field(default_factory=list)


@dataclass
class TeacherDayLine:
    label: str
    times: list[TeacherTimeLine] = field(default_factory=list)


@dataclass
class HourLine:
    hour_id: int
    text: str


@dataclass
class GapLine:
    gap_id: int
    text: str


def day_lines(days: Sequence[TeacherDayView], language: str) -> list[TeacherDayLine]:
    """Days with all their times."""
    return [
        TeacherDayLine(day(one.day, language), [_time(each, language) for each in one.times])
        for one in days
    ]


def free_offers(view: TeacherConsultationView, language: str) -> list[TalkOptionLine]:
    """The next free times, to propose some of them."""
    free = (time for one in view.coming for time in one.times if time.is_free)
    return [
        TalkOptionLine(OFFER + time.starts_at.isoformat(), day_and_time(time.starts_at, language))
        for time, _ in zip(free, range(MOST_TO_PROPOSE), strict=False)
    ]


def chosen_offers(form: Iterable[str]) -> tuple[str, ...]:
    """The instants that are ticked in a form, one more than may be at most."""
    ticked = (name.removeprefix(OFFER) for name in form if name.startswith(OFFER))
    return tuple(sorted(ticked))[: MOST_PROPOSED + 1]


def hour_lines(hours: Sequence[tuple[int, HourRow]], language: str) -> list[HourLine]:
    """The teacher's hours in words."""
    return [HourLine(hour_id, hour_text(row, language)) for hour_id, row in hours]


def gap_lines(rows: Sequence[GapRow], language: str) -> list[GapLine]:
    """Days without hours, e.g. "1.12.2026–3.12.2026"."""
    return [GapLine(row.gap_id, _days(row, language)) for row in rows]


def form_options(forms: Iterable[TalkForm], language: str) -> list[TalkOptionLine]:
    return [TalkOptionLine(form, form_text(form, language)) for form in forms]


def _time(time: TeacherTimeRow, language: str) -> TeacherTimeLine:
    booked, state = time.booked, _state(time)
    begins, ends = (clock_time(at, language) for at in (time.starts_at, time.ends_at))
    return TeacherTimeLine(
        starts_at=time.starts_at.isoformat(),
        appointment_id=booked.appointment_id if booked else 0,
        time=f"{begins}–{ends}",
        state=state,
        word=t(f"teacher-consultation-state-{state}", language),
        child=booked.child if booked else "",
        about=_about(booked, language) if booked else "",
        is_over=time.starts_at <= clock.now(),
        did_not_come=bool(booked and booked.did_not_come),
        forms=form_options(time.forms, language),
    )


def _state(time: TeacherTimeRow) -> str:
    if time.booked:
        return "booked"
    if time.is_blocked:
        return "blocked"
    return "busy" if time.is_busy else "free"


def _about(booked: BookedRow, language: str) -> str:
    """am Telefon, Leistungen: Bitte Hefte mitbringen"""
    topic = ": ".join(filter(None, (booked.topic, booked.text)))
    return ", ".join(filter(None, (form_text(booked.form, language), topic)))


def _days(row: GapRow, language: str) -> str:
    first = date_with_year(row.first_day, language)
    if row.first_day == row.last_day:
        return first
    return f"{first}–{date_with_year(row.last_day, language)}"
