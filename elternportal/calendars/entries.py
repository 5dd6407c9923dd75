"""What modules put into a person's calendar feed, as plain values (``Module.calendar_entries``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from icalendar import STATUS, Alarm, Event

from elternportal import routes
from elternportal.calendars.ical import calendar_bytes
from elternportal.clock import to_school
from elternportal.settings import get_settings

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarQuery:
    """What a feed asks its modules for, beside whose it is.

    ``pupil_ids`` are those of the person's own children that the feed is about; ``with_own`` adds
    what concerns the person at school, e.g. a teacher's own lessons. The feed shows what touches
    the days from ``first_day`` to ``last_day``, both included.
    """

    pupil_ids: tuple[int, ...]
    with_own: bool
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry of a calendar.

    ``uid`` is the kind and id of the thing, e.g. ``date-17``, and is never given to another one.
    ``begins`` and ``ends`` are days, both included, or instants. ``changed_at`` and ``sequence``
    grow with each change of what the reader sees, and with nothing else. An entry that was called
    off stays for some weeks as ``is_cancelled``, because calendars fetch rarely. ``route`` is its
    page in the portal. Where it is about a child, ``title`` says about which: brothers and sisters
    have appointments on one evening.
    """

    uid: str
    title: str
    begins: date | datetime
    ends: date | datetime
    changed_at: datetime
    sequence: int = 0
    place: str = ""
    text: str = ""
    route: str = ""
    is_cancelled: bool = False


def entries_bytes(
    product: str,
    name: str,
    entries: Iterable[CalendarEntry],
    language: str,
    alarm_minutes: int = 0,
) -> bytes:
    """The entries as a calendar file; the same entries give the same bytes.

    Args:
        alarm_minutes: so long before an appointment the phone reminds of it; 0 for not at all.
    """
    events = (_event(entry, language, alarm_minutes) for entry in entries)
    return calendar_bytes(product, name, events)


def _event(entry: CalendarEntry, language: str, alarm_minutes: int) -> Event:
    settings = get_settings()
    event = Event.new(
        uid=f"{entry.uid}@{urlsplit(settings.url).hostname}",
        # A file that is no message says here when the entry was last changed (RFC 5545, 3.8.7.2).
        stamp=entry.changed_at,
        last_modified=entry.changed_at,
        sequence=entry.sequence,
        start=_begin(entry.begins),
        end=_end(entry.ends),
        summary=entry.title,
        description=entry.text or None,
        location=entry.place or None,
        status=STATUS.CANCELLED if entry.is_cancelled else STATUS.CONFIRMED,
        url=settings.url + routes.localized(entry.route, language) if entry.route else None,
    )
    if alarm_minutes and isinstance(entry.begins, datetime) and not entry.is_cancelled:
        event.add_component(_alarm(entry.title, alarm_minutes))
    return event


def _alarm(title: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -timedelta(minutes=minutes))
    return alarm


def _begin(value: date | datetime) -> date | datetime:
    return to_school(value) if isinstance(value, datetime) else value


def _end(value: date | datetime) -> date | datetime:
    """Whole days end before the next one begins (RFC 5545, 3.6.1)."""
    return to_school(value) if isinstance(value, datetime) else value + A_DAY
