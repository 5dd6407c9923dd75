"""A calendar file (RFC 5545) of dated events, as phones subscribe to it or import it."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event, Timezone

# The rule of the European Union since 1996, for every year to come. A list of the single changes
# would end some day, and some calendars are an hour off after the last one they know.
ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
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
    calendar.add_component(Timezone.from_ical(ZONE.replace("\n", "\r\n")))
    for event in events:
        calendar.add_component(event)
    calendar.refresh_interval = REFRESH_EVERY
    calendar.add("x-published-ttl", REFRESH_EVERY)
    return bytes(calendar.to_ical())
