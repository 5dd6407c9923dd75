"""Families that no mail reaches hear by telephone or on paper that a date they know is different.

All others see it on the page and in their calendars, whether or not a mail goes out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import literal, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.dates import DateSpan
from elternportal.models.dates import SchoolDate
from elternportal.models.school import Pupil
from elternportal.services.audience import reaches
from elternportal.services.dates.reading import span_of
from elternportal.services.school import ask_to_call, children_without_mail

DATE_CHANGED_CALL = "date-changed"


@dataclass(frozen=True, slots=True)
class ChangedDate:
    """A date that was at another time, ``old``; without that it was called off, or is back."""

    entry: SchoolDate
    old: DateSpan | None = None


def call_families(session: Session, changes: Iterable[ChangedDate]) -> None:
    """Ask for one call to each such family, whatever the number of dates. What is over, or is
    still at its time, is told to nobody.
    """
    session.flush()
    of_child: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for changed in changes:
        span, old = span_of(changed.entry), changed.old
        if (
            span == old
            or max(span.last_day, old.last_day if old else span.last_day) < clock.today()
        ):
            continue
        is_for = reaches(literal(changed.entry.audience_id), col(Pupil.id))
        for pupil_id in children_without_mail(session, select(col(Pupil.id)).where(is_for)):
            of_child[pupil_id].append(_params(changed, span))
    for pupil_id, dates in of_child.items():
        ask_to_call(session, pupil_id, DATE_CHANGED_CALL, each=dates)


def _params(changed: ChangedDate, span: DateSpan) -> dict[str, Any]:
    """What the sentence about one date needs."""
    params = {
        "title": changed.entry.title,
        "on": span.first_day.isoformat(),
        "hours": _hours(span),
        "change": "on" if changed.entry.removed_at is None else "off",
    }
    if changed.old is None:
        return params
    old = {"old_on": changed.old.first_day.isoformat(), "old_hours": _hours(changed.old)}
    return {**params, **old, "change": "moved"}


def _hours(span: DateSpan) -> str:
    """19:00–20:30; "none" for whole days."""
    times = [f"{at.hour}:{at:%M}" for at in (span.starts_at, span.ends_at) if at]
    return "–".join(times) or "none"
