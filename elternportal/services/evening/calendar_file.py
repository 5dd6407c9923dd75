"""A family's appointments as an iCalendar file (RFC 5545), to put into the calendar on a phone.

The file can be fetched again and again: an appointment keeps its UID, and a calendar program
replaces the older state by the one with the higher SEQUENCE.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from elternportal import routes
from elternportal.calendars.entries import CalendarEntry, entries_bytes
from elternportal.i18n import t

PRODUCT = "-//Elternportal//Elternsprechtag//DE"


@dataclass(frozen=True, slots=True)
class CalendarAppointment:
    """A booking of the family.

    ``child`` is "Ada (7b)", ``teacher`` "Frau Huber", ``subject`` "Mathematik" (may be empty, like
    ``room``), and ``moved_at`` None as long as it was never moved.
    """

    booking_id: int
    pupil_id: int
    child: str
    evening: str
    teacher: str
    subject: str
    room: str
    starts_at: datetime
    ends_at: datetime
    booked_at: datetime
    moved_at: datetime | None = None

    @property
    def sequence(self) -> int:
        """0 as booked; after each move a higher number than before (RFC 5545, 3.8.7.4)."""
        if self.moved_at is None:
            return 0
        return max(1, int((self.moved_at - self.booked_at).total_seconds()))

    @property
    def summary(self) -> str:
        """Elternsprechtag: Frau Huber (Mathematik) – Ada (7b)"""
        subject = f" ({self.subject})" if self.subject else ""
        return f"{self.evening}: {self.teacher}{subject} – {self.child}"


def family_ics(
    appointments: Sequence[CalendarAppointment], language: str, alarm_minutes: int = 0
) -> bytes:
    """The file, in UTF-8."""
    entries = (calendar_entry(appointment, language) for appointment in appointments)
    return entries_bytes(
        PRODUCT, t("calendar-family-name", language), entries, language, alarm_minutes
    )


def calendar_entry(appointment: CalendarAppointment, language: str) -> CalendarEntry:
    """The appointment as calendars show it."""
    room = appointment.room
    return CalendarEntry(
        uid=f"booking-{appointment.booking_id}",
        title=appointment.summary,
        begins=appointment.starts_at,
        ends=appointment.ends_at,
        changed_at=appointment.moved_at or appointment.booked_at,
        sequence=appointment.sequence,
        place=t("calendar-room", language, room=room) if room else "",
        route=routes.EVENING,
    )
