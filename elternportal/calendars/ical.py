"""A calendar file (RFC 5545) of dated events, as phones subscribe to it or import it."""

from collections.abc import Iterable
from datetime import date, timedelta

from icalendar import Calendar, Event

from elternportal import clock

REFRESH_EVERY = timedelta(hours=1)  # what calendars are asked for; many come once a day


def calendar_bytes(product: str, name: str, events: Iterable[Event]) -> bytes:
    """The file, in UTF-8.

    Args:
        product: what made it, as calendars want to know ("-//Elternportal//Elternsprechtag//DE").
        name: what the calendar is called on the phone.
    """
    calendar = Calendar()
    calendar.add("prodid", product)
    calendar.add("version", "2.0")
    calendar.calendar_name = name
    for event in events:
        calendar.add_component(event)
    calendar.refresh_interval = REFRESH_EVERY
    calendar.add("x-published-ttl", REFRESH_EVERY)
    # Whole years, so that the file does not change with each day.
    year = clock.today().year
    calendar.add_missing_timezones(date(year - 1, 1, 1), date(year + 3, 1, 1))
    return bytes(calendar.to_ical())
