"""Calendar files of others: read as the school's clock shows them, or refused with a sentence."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from elternportal.i18n import LANGUAGES
from elternportal.imports.calendar_file import (
    MAX_BYTES,
    MAX_ENTRIES,
    CalendarFile,
    CalendarRecord,
    read_calendar,
)
from elternportal.imports.dated import Period
from elternportal.imports.findings import Report
from elternportal.imports.folder import NamedFile
from elternportal.services.dates.calendar_import import plan_dates
from tests.support.calendar_files import HEAD, calendar, event

YEAR = Period(date(2026, 8, 1), date(2028, 7, 31))


def read(file: NamedFile) -> tuple[CalendarFile | None, list[str]]:
    report = Report()
    found = read_calendar(file, YEAR, report)
    assert all(finding.sentence(it) for finding in report.findings for it in LANGUAGES)
    return found, [finding.text_key for finding in report.findings]


def records(file: NamedFile) -> tuple[CalendarRecord, ...]:
    found, keys = read(file)
    assert keys == []
    assert found is not None
    return found.records


@pytest.mark.parametrize(
    ("begins", "more", "expected"),
    [
        (";VALUE=DATE:20261201", (), (1, None, 1, None)),
        (";VALUE=DATE:20261201", ("DTEND;VALUE=DATE:20261204",), (1, None, 3, None)),
        (":20261201T070000Z", ("DTEND:20261201T083000Z",), (1, time(8), 1, time(9, 30))),
        (":20261201T080000", ("DURATION:PT90M",), (1, time(8), 1, time(9, 30))),
        (
            ";TZID=America/New_York:20261201T080000",
            ("DTEND;TZID=America/New_York:20261201T090000",),
            (1, time(14), 1, time(15)),
        ),
        (":20261201T200000", ("DTEND:20261202T000000",), (1, time(20), 1, time(23, 59))),
        (":20261201T200000", ("DTEND:20261203T100000",), (1, time(20), 3, time(10))),
    ],
)
def test_a_date_is_read_as_the_schools_clock_shows_it(
    begins: str, more: tuple[str, ...], expected: tuple[int, time | None, int, time | None]
) -> None:
    (record,) = records(calendar(event("a", begins, *more)))
    found = (record.day.day, record.starts_at, record.last_day.day, record.ends_at)
    assert found == expected


def test_a_series_is_spread_out_without_what_was_left_out_or_cancelled() -> None:
    series = event("a", ":20261020T080000", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261027T080000")
    moved = event("a", ":20261104T100000", "RECURRENCE-ID:20261103T080000")
    cancelled = event("b", ";VALUE=DATE:20261201", "STATUS:CANCELLED")
    found = records(calendar(series, moved, cancelled))
    assert [(it.day, it.starts_at) for it in found] == [
        (date(2026, 10, 20), time(8)),
        (date(2026, 11, 4), time(10)),
        (date(2026, 11, 10), time(8)),
    ]
    assert len({it.source for it in found}) == 3


def test_a_series_stays_at_its_hour_when_the_clocks_change() -> None:
    zone = ";TZID=Europe/Berlin:20261022T080000"
    found = records(calendar(event("a", zone, "RRULE:FREQ=WEEKLY;COUNT=30")))
    assert {it.starts_at for it in found} == {time(8)}
    assert len(found) == 30


def test_what_is_private_or_has_no_title_is_left_out_and_named() -> None:
    private = event("a", ";VALUE=DATE:20261201", "CLASS:PRIVATE")
    untitled = event("b", ";VALUE=DATE:20261201", title="")
    found, keys = read(calendar(private, untitled, event("c", ";VALUE=DATE:20261201")))
    assert found is not None
    assert len(found.records) == 1
    assert sorted(keys) == ["dates-import-private", "dates-import-untitled"]


WHOLE = calendar(event("a", ";VALUE=DATE:20261201")).content
BAD = {
    "dates-import-no-calendar": b"GPU001;x;y",
    "dates-import-cut-off": WHOLE[:-20],
    "dates-import-too-large": WHOLE + b"\n" * MAX_BYTES,
    "dates-import-unreadable": (HEAD + "BEGIN:VEVENT\r\nEND:VTODO\r\nEND:VCALENDAR").encode(),
    "dates-import-within-a-day": calendar(
        event("a", ":20261201T080000", "RRULE:FREQ=SECONDLY")
    ).content,
    "dates-import-too-many": calendar(
        *(event(str(number), ";VALUE=DATE:20261201") for number in range(MAX_ENTRIES + 1))
    ).content,
}


@pytest.mark.parametrize("key", BAD)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(key: str) -> None:
    assert read(NamedFile.of("x.ics", BAD[key])) == (None, [key])


def test_a_zone_named_like_a_folder_is_a_damaged_file() -> None:
    folder = calendar(event("a", ";TZID=Europe:20261201T080000"))
    assert read(folder) == (None, ["dates-import-unreadable"])


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=DAILY;BYSECOND=1,2,3",
        "rrule:freq=minutely",
        "RRULE:COUNT=9;FR\r\n EQ=HOURLY",  # a folded line
        "RRULE;X=1:FREQ=SECONDLY",
    ],
)
def test_a_rule_that_makes_millions_is_refused_however_it_is_written(rule: str) -> None:
    found, keys = read(calendar(event("a", ":20261201T080000", rule)))
    assert (found, keys) == (None, ["dates-import-within-a-day"])


def test_many_daily_series_are_given_up_before_they_fill_the_memory() -> None:
    daily = (event(str(it), ":20260901T080000", "RRULE:FREQ=DAILY") for it in range(150))
    assert read(calendar(*daily)) == (None, ["dates-import-too-many"])


@settings(max_examples=60)
@given(st.data())
def test_a_spoilt_file_is_read_or_refused_and_never_breaks(data: st.DataObject) -> None:
    series = event("a", ":20261020T080000", "RRULE:FREQ=WEEKLY;COUNT=4", "DTEND:20261020T090000")
    content = bytearray(calendar(series, event("b", ";VALUE=DATE:20261201")).content)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    read(NamedFile.of("x.ics", bytes(content)))


texts = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=60)
events = st.tuples(texts, texts, st.dates(YEAR.first, date(2028, 1, 1)), st.integers(0, 20))


@given(st.lists(events, max_size=12))
def test_what_calendars_write_is_read_back_and_the_same_file_again_changes_nothing(
    written: list[tuple[str, str, date, int]],
) -> None:
    made = Calendar.new(prodid="-//Test//DE")
    for number, (title, place, first, days) in enumerate(written):
        last = first + timedelta(days=days)
        made.add_component(
            Event.new(
                uid=str(number),
                summary=f"T {title}",
                location=place or None,
                start=first,
                end=last + timedelta(days=1),
            )
        )
    file = NamedFile.of("x.ics", made.to_ical())
    found = records(file)
    assert sorted((it.day, it.last_day) for it in found) == sorted(
        (first, first + timedelta(days=days)) for _, _, first, days in written
    )
    calendar_file, _keys = read(file)
    assert calendar_file is not None
    assert plan_dates(calendar_file, ()).added == found
    assert plan_dates(calendar_file, found).size == 0
