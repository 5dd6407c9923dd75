"""The school's dates from a calendar file: what it would change, and the change.

Only what came from the same calendar is changed or called off, and only on the days that the file
covers. What a person has entered, changed or called off stays so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.dates import DateCategory
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.duration import takes_long
from elternportal.errors import InvalidInput
from elternportal.files import uploads
from elternportal.imports.calendar_file import CalendarFile, CalendarRecord, read_calendar
from elternportal.imports.dated import Period, covered
from elternportal.imports.findings import Finding, Report
from elternportal.imports.plan import DatedPlan, RowChange
from elternportal.models.dates import SchoolDate
from elternportal.services.audience import AudienceChoice, NobodyAddressed, save_audience
from elternportal.services.audit import record
from elternportal.services.dates.calling_off import remove
from elternportal.services.dates.calls import ChangedDate, call_families
from elternportal.services.dates.office import new_entry, write
from elternportal.services.dates.reading import span_of
from elternportal.services.editing import count_edit

DAYS_AHEAD = timedelta(days=800)
DATE = "date"  # the kind in the plan


class CalendarFileRefused(InvalidInput):
    """The file cannot be taken over; the page says why."""

    key = "dates-import-refused"


@dataclass(frozen=True, slots=True)
class TakeOverCalendar:
    """What is new gets this category and audience."""

    upload_id: str
    category: DateCategory
    audience: AudienceChoice


@dataclass(frozen=True, slots=True)
class CalendarPlanView:
    """What a file would change. ``plan`` is None if it cannot be taken over."""

    file_name: str
    plan: DatedPlan | None
    findings: tuple[Finding, ...]


@takes_long
def preview_calendar(session: Session, actor: Actor, upload_id: str) -> CalendarPlanView:
    """What the file of an upload would change now.

    Raises:
        NotAllowed: the actor is neither office nor head.
        UploadGone: the actor has no such upload (any more).
    """
    actor.require(*ADMINISTRATION)
    view, _known = _planned(session, actor, upload_id)
    return view


@takes_long
def take_over_calendar(session: Session, actor: Actor, command: TakeOverCalendar) -> int:
    """Make the plan anew and carry it out; returns how many dates have changed.

    Raises:
        NotAllowed, UploadGone: see :func:`preview_calendar`.
        NobodyAddressed: there are new dates, and no audience is chosen.
        CalendarFileRefused: the file cannot be read.
    """
    actor.require(*ADMINISTRATION)
    view, known = _planned(session, actor, command.upload_id)
    if view.plan is None:
        raise CalendarFileRefused()
    if view.plan.added and command.audience.is_empty:
        raise NobodyAddressed()
    for added in view.plan.added:
        assert isinstance(added, CalendarRecord)
        audience_id = save_audience(session, actor, command.audience)
        columns = _columns(added) | {"category": command.category}
        entry = new_entry(actor, columns, audience_id)
        entry.is_manual = False
        write(session, entry, {})
    changed = []
    for change in view.plan.changed:
        assert isinstance(change.new, CalendarRecord)
        entry = known[change.new.source]
        count_edit(session, actor, entry, entry.revision)
        changed.append(ChangedDate(entry, None if entry.removed_at else span_of(entry)))
        entry.removed_at = None
        write(session, entry, _columns(change.new))
    for gone in view.plan.removed:
        assert isinstance(gone, CalendarRecord)
        remove(session, actor, known[gone.source])
        changed.append(ChangedDate(known[gone.source]))
    call_families(session, changed)
    counts = {name: str(len(getattr(view.plan, name))) for name in ("added", "changed", "removed")}
    record(session, actor.account_id, "calendar-taken-over", "school-date", None, **counts)
    announce(session, topics.news())
    return view.plan.size


def plan_dates(
    file: CalendarFile, known: Sequence[CalendarRecord], absent: Sequence[CalendarRecord] = ()
) -> DatedPlan:
    """Compare a file with what its calendar has brought before.

    ``known`` are the dates that stand, manual ones included; ``absent`` are those that were called
    off, by a person (manual) or by an earlier file.
    """
    new = {it.source: it for it in file.records}
    stands, away = ({it.source: it for it in them} for them in (known, absent))
    covers = covered(file.records)
    changed = [
        RowChange(old, it)
        for source, it in new.items()
        if (old := stands.get(source) or away.get(source))
        and not old.is_manual
        and (old != it or source in away)
    ]
    added = [it for source, it in new.items() if source not in stands and source not in away]
    removed = [
        it
        for source, it in stands.items()
        if source not in new and not it.is_manual and covers is not None and it.day in covers
    ]
    return DatedPlan(DATE, tuple(added), tuple(changed), tuple(removed), covers)


def _planned(
    session: Session, actor: Actor, upload_id: str
) -> tuple[CalendarPlanView, dict[str, SchoolDate]]:
    """The plan, and the dates that it names by their source."""
    (file, *others) = uploads.read(actor.account_id, upload_id)
    report = Report()
    if others:
        report.warning(others[0].name, 0, "dates-import-one-file", name=file.name)
    today = clock.today()
    within = Period(first_day_of(school_year_of(today)), today + DAYS_AHEAD)
    calendar = read_calendar(file, within, report)
    if calendar is None:
        return CalendarPlanView(file.name, None, report.in_order()), {}
    rows = session.scalars(
        select(SchoolDate).where(col(SchoolDate.source).startswith(f"{calendar.prefix}:"))
    ).all()
    stands = [_record_of(row) for row in rows if row.removed_at is None]
    away = [_record_of(row) for row in rows if row.removed_at is not None]
    plan = plan_dates(calendar, stands, away)
    entries = {row.source: row for row in rows if row.source}
    return CalendarPlanView(file.name, plan, report.in_order()), entries


def _record_of(entry: SchoolDate) -> CalendarRecord:
    return CalendarRecord(
        day=entry.first_day,
        is_manual=entry.is_manual,
        source=entry.source or "",
        title=entry.title,
        last_day=entry.last_day,
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        place=entry.place,
        text=entry.text,
    )


def _columns(one: CalendarRecord) -> dict[str, object]:
    return {
        "first_day": one.day,
        "last_day": one.last_day,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "title": one.title,
        "place": one.place,
        "text": one.text,
        "source": one.source,
    }
