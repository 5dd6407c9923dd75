"""The dates in a calendar file (RFC 5545), series spread out, by the clock on the school's wall.

A file may be broken or made to burst: its size, its entries, its series and what becomes of them
are limited, and a series is asked for a quarter of a year at a time (security W3).
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

import recurring_ical_events
from icalendar import Calendar, Component

from elternportal.clock import to_school
from elternportal.domain.letters_and_signs import composed
from elternportal.imports.dated import Period
from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.school import DatedRecord

MAX_BYTES = 5 * 1024 * 1024
MAX_ENTRIES, MAX_SERIES, MAX_DATES = 5_000, 200, 5_000
MAX_TITLE, MAX_TEXT = 160, 4_000
STEP = timedelta(days=92)
A_DAY = timedelta(days=1)
ALMOST_MIDNIGHT = time(23, 59)
NOT_FOR_ALL = {"PRIVATE", "CONFIDENTIAL"}
# No date of a school repeats within a day; such a rule could make millions.
_WITHIN_A_DAY = re.compile(
    rb"^(?:RRULE|EXRULE)[^\r\n]*(?:FREQ=(?:SECOND|MINUTE|HOUR)LY|BY(?:SECOND|MINUTE|HOUR)=)",
    re.IGNORECASE | re.MULTILINE,
)
_REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")
# What icalendar and its series raise for files that are none, found by tests that spoil files.
# A zone named like a folder of the zones' data, e.g. "Europe", is an OSError.
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, OverflowError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRecord(DatedRecord):
    """A date as a file has it. ``source`` names the calendar, the entry and which of a series."""

    key_fields: ClassVar[tuple[str, ...]] = ("source",)

    source: str
    title: str
    last_day: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    text: str = ""

    @property
    def label(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a file holds; ``prefix`` begins the sources of all that comes from this calendar."""

    prefix: str
    records: tuple[CalendarRecord, ...]


def read_calendar(file: NamedFile, within: Period, report: Report) -> CalendarFile | None:
    """The dates that begin on one of the days ``within``, or None after reporting why not."""
    refusal = _refusal(file)
    if refusal:
        report.error(file.name, WHOLE_FILE, refusal, **_LIMITS)
        return None
    try:
        calendar = Calendar.from_ical(_decoded(file.content))
        prefix = _digest(str(calendar.get("X-WR-CALNAME", calendar.get("NAME", ""))))
        found = _records(file, calendar, prefix, within, report)
    except _UNREADABLE:
        report.error(file.name, WHOLE_FILE, "dates-import-unreadable")
        return None
    if found is None:
        report.error(file.name, WHOLE_FILE, "dates-import-too-many", **_LIMITS)
        return None
    return CalendarFile(prefix, tuple(sorted(found.values(), key=lambda it: (it.day, it.title))))


_LIMITS = {
    "megabytes": MAX_BYTES // 1024**2,
    "entries": MAX_ENTRIES,
    "series": MAX_SERIES,
    "dates": MAX_DATES,
}


def _refusal(file: NamedFile) -> str:
    """The key of the sentence why a file is not even parsed, or an empty text."""
    content = re.sub(rb"\r?\n[ \t]", b"", file.content)  # long lines are folded (RFC 5545, 3.1)
    if file.size > MAX_BYTES:
        return "dates-import-too-large"
    if b"BEGIN:VCALENDAR" not in content or b"\0" in content:
        return "dates-import-no-calendar"
    if not content.rstrip().endswith(b"END:VCALENDAR"):
        return "dates-import-cut-off"
    if _WITHIN_A_DAY.search(content):
        return "dates-import-within-a-day"
    series = content.count(b"\nRRULE") + content.count(b"\nRDATE")
    if content.count(b"BEGIN:VEVENT") > MAX_ENTRIES or series > MAX_SERIES:
        return "dates-import-too-many"
    return ""


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _records(
    file: NamedFile, calendar: Component, prefix: str, within: Period, report: Report
) -> dict[str, CalendarRecord] | None:
    """The dates by their source; None if they are too many."""
    found: dict[str, CalendarRecord] = {}
    series = {_uid(it) for it in calendar.walk("VEVENT") if any(name in it for name in _REPEATS)}
    for event in _events(calendar, within):
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        title = _line(event.get("SUMMARY", ""))[:MAX_TITLE]
        if not title or str(event.get("CLASS", "")).upper() in NOT_FOR_ALL:
            key = "dates-import-private" if title else "dates-import-untitled"
            report.warning(file.name, WHOLE_FILE, key, day=_wall(event.start)[0])
            continue
        record = _record(event, _source(event, prefix, series), title)
        if record.day in within:
            found[record.source] = record
        if len(found) > MAX_DATES:
            return None
    return found


def _events(calendar: Component, within: Period) -> Iterator[Any]:
    """All that touches the days ``within``; what lasts over a quarter's end comes twice."""
    query = recurring_ical_events.of(calendar)
    first = within.first
    while first <= within.last:
        after = min(first + STEP, within.last + A_DAY)
        yield from query.between(first, after)
        first = after


def _record(event: Any, source: str, title: str) -> CalendarRecord:
    first_day, starts_at = _wall(event.start)
    last_day, ends_at = _wall(event.end)
    if starts_at is None or ends_at is None:  # whole days end before the next one begins
        starts_at = ends_at = None
        last_day = max(first_day, last_day - A_DAY)
    elif ends_at == time() and last_day > first_day:
        last_day, ends_at = last_day - A_DAY, ALMOST_MIDNIGHT
    if (last_day, ends_at or time()) <= (first_day, starts_at or time()):
        last_day, ends_at = first_day, None
    return CalendarRecord(
        day=first_day,
        source=source,
        title=title,
        last_day=last_day,
        starts_at=starts_at,
        ends_at=ends_at,
        place=_line(event.get("LOCATION", ""))[:MAX_TITLE],
        text=_clean(event.get("DESCRIPTION", "")).strip()[:MAX_TEXT],
    )


def _source(event: Any, prefix: str, series: set[str]) -> str:
    """One of a series is known by its first time, a single date by its name, wherever it moves."""
    which = event["RECURRENCE-ID"].to_ical().decode() if _uid(event) in series else ""
    return f"{prefix}:{_digest(f'{_uid(event)}|{which}')}"


def _uid(event: Any) -> str:
    """What names an entry; a file that gives no names has titles only."""
    return str(event.get("UID") or event.get("SUMMARY", ""))


def _wall(moment: date | datetime) -> tuple[date, time | None]:
    """Day and time on the school's clock; a time without zone is meant so (RFC 5545, 3.3.5)."""
    if not isinstance(moment, datetime):
        return moment, None
    at = to_school(moment) if moment.tzinfo else moment
    return at.date(), at.time().replace(second=0, microsecond=0, tzinfo=None)


def _line(value: object) -> str:
    return " ".join(_clean(value).split())


def _clean(value: object) -> str:
    """Text without signs that no database or page can hold."""
    return "".join(c for c in composed(str(value)) if c == "\n" or c.isprintable())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:40]
