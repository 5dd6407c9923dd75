"""A calendar file (RFC 5545) of dated events, as phones subscribe to it or import it."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event, Timezone

REFRESH_EVERY = timedelta(hours=1)  # what calendars are asked for; many come once a day
# The rules that have held since 1996, so that they need no year; written out because icalendar
# gives the summer time an hour too late. Onsets are in the time before them (RFC 5545, 3.6.5).
SCHOOL_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def calendar_bytes(product: str, name: str, events: Iterable[Event]) -> bytes:
    """The file, in UTF-8; the same events give the same bytes.

    Args:
        product: what made it, as calendars want to know ("-//Elternportal//Elternsprechtag//DE").
        name: what the calendar is called on the phone.
        events: their times are the school's own.
    """
    calendar = Calendar()
    calendar.add("prodid", product)
    calendar.add("version", "2.0")
    calendar.calendar_name = name
    calendar.refresh_interval = REFRESH_EVERY
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(Timezone.from_ical(SCHOOL_ZONE))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())
