"""Lesson times that come with a timetable: taken over once, and compared ever after."""

from collections.abc import Sequence

from sqlmodel import Session

from elternportal.domain.school_calendar import BellTimes
from elternportal.imports.findings import WHOLE_FILE, Finding, Report
from elternportal.models.base import id_of
from elternportal.models.school_calendar import BellPeriod, BellPlan
from elternportal.services.school.calendar import bell_times

ADDED = "bell-times_added"  # in the counts of an import
SHOWN = 3


def new_bells(session: Session, bells: Sequence[BellTimes]) -> Sequence[BellTimes]:
    """Those to take over: all, if the school has none yet; what the head has set stays."""
    return () if bell_times(session) else bells


def doubts_about_bells(
    session: Session, bells: Sequence[BellTimes], file: str
) -> Sequence[Finding]:
    """That times are taken over, or that they differ from those of the school."""
    own = bell_times(session)
    report = Report()
    for one in bells:
        held = [it for it in own.values() if it.weekdays & one.weekdays]
        if own and any(set(one.lessons) <= set(it.lessons) for it in held):
            continue
        key = "import-bells-differ" if own else "import-bells-taken"
        report.warning(file, WHOLE_FILE, key, times=_told(one))
    return report.findings


def save_bells(session: Session, bells: Sequence[BellTimes]) -> dict[str, int]:
    """Take times over; what was done, in numbers."""
    for one in bells:
        plan = BellPlan(
            weekdays="".join(map(str, sorted(one.weekdays))),
            lowest_grade=one.lowest_grade,
            highest_grade=one.highest_grade,
            first_day=one.first_day,
            last_day=one.last_day,
        )
        session.add(plan)
        session.flush()
        session.add_all(
            BellPeriod(
                plan_id=id_of(plan), lesson=it.lesson, starts_at=it.starts_at, ends_at=it.ends_at
            )
            for it in one.lessons
        )
    session.flush()
    return {ADDED: len(bells)} if bells else {}


def _told(bells: BellTimes) -> str:
    """The first lessons with their times."""
    shown = (f"{it.lesson}: {it.starts_at:%H:%M}–{it.ends_at:%H:%M}" for it in bells.lessons)
    return ", ".join([*shown][:SHOWN]) + (" …" if len(bells.lessons) > SHOWN else "")
