"""The family's calendar file, read back as a calendar program does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from elternportal import clock
from elternportal.services.evening.calendar_file import CalendarAppointment, family_ics

BOOKED = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
APPOINTMENT = CalendarAppointment(
    booking_id=5,
    pupil_id=1,
    child="Ada (7b)",
    evening="Elternsprechtag",
    teacher="Frau Huber",
    subject="Mathematik",
    room="104",
    starts_at=datetime(2026, 11, 30, 16, 20, tzinfo=UTC),
    ends_at=datetime(2026, 11, 30, 16, 30, tzinfo=UTC),
    booked_at=BOOKED,
)


def test_an_appointment_says_with_whom_when_and_where() -> None:
    event = _only_event(APPOINTMENT)
    assert event["SUMMARY"] == "Elternsprechtag: Frau Huber (Mathematik) – Ada (7b)"
    assert event["LOCATION"] == "Raum 104"
    assert event.start == APPOINTMENT.starts_at
    assert event.end == APPOINTMENT.ends_at
    assert event.DTSTAMP == BOOKED
    assert event.LAST_MODIFIED == BOOKED


def test_times_are_the_schools_own_and_the_zone_is_described() -> None:
    text = family_ics([APPOINTMENT], "de").decode()
    assert "DTSTART;TZID=Europe/Berlin:20261130T172000" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert text.index("TZID:Europe/Berlin") < text.index("BEGIN:VEVENT")


def test_the_zone_is_a_rule_for_all_years_and_not_a_list_that_ends() -> None:
    [zone] = Calendar.from_ical(family_ics([APPOINTMENT], "de")).walk("VTIMEZONE")
    changes = [part["RRULE"].to_ical() for part in zone.subcomponents]
    assert sorted(changes) == [
        b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    ]
    berlin = zone.to_tz()
    for year in (2027, 2040):
        for month, hours in ((1, 1), (7, 2)):
            noon = datetime(year, month, 1, 12, tzinfo=berlin)
            assert noon.utcoffset() == timedelta(hours=hours)


def test_the_phone_reminds_of_it_if_the_person_has_chosen_so() -> None:
    assert _only_event(APPOINTMENT).walk("VALARM") == []
    [event] = Calendar.from_ical(family_ics([APPOINTMENT], "de", 60)).events
    [alarm] = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(hours=1)
    assert alarm["DESCRIPTION"] == event["SUMMARY"]


def test_a_moved_appointment_keeps_its_uid_and_gets_a_higher_sequence() -> None:
    moved = replace(APPOINTMENT, moved_at=BOOKED + timedelta(minutes=1))
    again = replace(APPOINTMENT, moved_at=BOOKED + timedelta(minutes=2))
    events = [_only_event(state) for state in (APPOINTMENT, moved, again)]
    assert {event["UID"] for event in events} == {"booking-5@localhost"}
    assert [event["SEQUENCE"] for event in events] == [0, 60, 120]
    assert again.moved_at == events[2].LAST_MODIFIED


def test_the_same_appointments_give_the_same_file_also_on_another_day() -> None:
    with clock.at(BOOKED):
        before = family_ics([APPOINTMENT], "de")
    with clock.at(BOOKED + timedelta(days=30)):
        assert family_ics([APPOINTMENT], "de") == before


def test_special_characters_stay_text() -> None:
    sly = replace(APPOINTMENT, teacher="Frau Öz, A;B\nATTENDEE:x", room="")
    event = _only_event(sly)
    assert event["SUMMARY"] == "Elternsprechtag: Frau Öz, A;B\nATTENDEE:x (Mathematik) – Ada (7b)"
    assert "ATTENDEE" not in event
    assert "LOCATION" not in event


def test_a_family_without_appointments_gets_an_empty_calendar() -> None:
    with clock.at(BOOKED):
        assert Calendar.from_ical(family_ics([], "en")).events == []


def _only_event(appointment: CalendarAppointment) -> Event:
    [event] = Calendar.from_ical(family_ics([appointment], "de")).events
    return event
