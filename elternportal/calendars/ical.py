"""A calendar file (RFC 5545) of dated events, as phones subscribe to it or import it."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event

from elternportal import clock

A_YEAR = timedelta(days=365)  # the time zone is described from a year ago to in two years


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
    calendar.add_missing_timezones(clock.today() - A_YEAR, clock.today() + 2 * A_YEAR)
    return bytes(calendar.to_ical())
