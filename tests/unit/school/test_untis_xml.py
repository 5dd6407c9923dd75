"""Untis XML: what it says comes out as it was, and no file can harm whoever reads it."""

import tracemalloc
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain.timetable import is_listed
from elternportal.imports.findings import Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.school import LessonRecord, PupilRecord, TeacherRecord
from elternportal.imports.untis import parse
from elternportal.imports.xml_tree import MAX_DEPTH, read_xml

NAMESPACE = "https://untis.at/untis/XmlInterface"
NAMES = st.text(st.sampled_from("abcXYZäöüßÉ 12&<'\"-"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
PEOPLE = st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=6, unique_by=lambda one: one[0])


def document(body: str, *, head: str = "", begins: str = "20260915") -> NamedFile:
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<document xmlns="{NAMESPACE}">'
        f"<general><schoolyearbegindate>{begins}</schoolyearbegindate></general>{body}</document>"
    )
    return NamedFile.of("plan.xml", text.encode())


def lesson(occurrence: str) -> str:
    return (
        '<lessons><lesson id="LS_1200"><periods>2</periods><lesson_subject id="SU_M"/>'
        '<lesson_teacher id="TR_Hub"/><lesson_classes id="CL_7 b CL_7c"/>'
        f"<occurence>{occurrence}</occurence></lesson></lessons>"
    )


@given(PEOPLE)
def test_teachers_come_out_as_they_were_written(people: list[tuple[str, str, str]]) -> None:
    people = [one for one in people if all(one)]
    body = "".join(
        f"<teacher id={quoteattr(f'TR_{short}')}><forename>{escape(first)}</forename>"
        f"<surname>{escape(surname)}</surname></teacher>"
        for short, surname, first in people
    )
    parsed = parse([document(f"<teachers>{body}</teachers>")])
    read = [record for entry in parsed.entries for record in entry.records]
    assert [
        (one.short_name, one.surname, one.first_name)
        for one in read
        if isinstance(one, TeacherRecord)
    ] == people


def test_names_in_a_list_of_ids_may_hold_blanks() -> None:
    entries = parse([document(lesson("1"))]).entries
    records = [one for entry in entries for one in entry.records if isinstance(one, LessonRecord)]
    assert [one.class_name for one in records] == ["7 b", "7c"]
    assert {one.number for one in records} == {12}


def test_each_day_says_whether_the_lesson_is_held() -> None:
    entries = parse([document(lesson("1F010"))]).entries
    (record, _) = (one for entry in entries for one in entry.records)
    assert isinstance(record, LessonRecord)
    assert record.held_from is not None
    held = [
        day
        for day in range(13, 22)
        if is_listed(record.held_days, record.held_from, date(2026, 9, day))
    ]
    assert held == [15, 18]


def test_a_doubtful_list_of_days_is_told_and_the_lesson_stays() -> None:
    parsed = parse([document(lesson("ab"))])
    assert [one.text_key for one in parsed.findings] == ["import-occurrence-unclear"]
    assert all(entry.records for entry in parsed.entries if entry.kind == "lesson")


def test_a_file_in_one_line_names_each_element_by_its_number() -> None:
    pupils = "".join(
        f'<student id="ST_{n}"><surname>Amsel</surname><forename/></student>' for n in (1, 2)
    )
    parsed = parse([document(f"<students>{pupils}</students>")])
    lines = [one.line for one in parsed.findings if one.is_error]
    assert len(set(lines)) == 2
    assert all(isinstance(one, PupilRecord) for entry in parsed.entries for one in entry.records)


BOMB = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
REFUSED = {
    "a bomb of entities": (document("<teachers>&b;</teachers>", head=BOMB), "import-xml-doctype"),
    "a file from elsewhere": (
        document("", head='<!DOCTYPE d SYSTEM "file:///etc/passwd">'),
        "import-xml-doctype",
    ),
    "cut off": (NamedFile.of("x.xml", document(lesson("1")).content[:300]), "import-xml-broken"),
    "far too deep": (document("<lessons>" * (MAX_DEPTH + 5)), "import-xml-too-deep"),
    "a charset that does not exist": (
        NamedFile.of(
            "x.xml", document("").content.replace(b'"utf-8"', b'"klingon"').replace(b"\0", b"")
        ),
        "import-encoding-unknown-file",
    ),
    "nothing in it": (document("<teachers/>"), "import-file-empty"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_one_sentence(what: str) -> None:
    file, text_key = REFUSED[what]
    parsed = parse([file])
    assert not parsed.entries
    assert [one.text_key for one in parsed.findings] == [text_key]
    assert parsed.findings[0].sentence("de")


def test_a_million_useless_elements_take_little_memory() -> None:
    file = document("<teachers>" + "<religion/>" * 1_000_000 + "</teachers>")
    tracemalloc.start()
    try:
        root = read_xml(file, {"document", "teachers"}, Report())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert root is not None
    assert peak < 20_000_000
