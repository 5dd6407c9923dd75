"""What is written into GPU001 and GPU014 comes back out of them, however the school exports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.imports.folder import NamedFile
from elternportal.imports.school import (
    CourseChoiceRecord,
    Record,
    SlotRecord,
    SubstitutionRecord,
)
from elternportal.imports.untis import parse
from tests.support.untis import plan_of, small_school

NAMES = st.text("ABCabcäöüÄß 12.-", min_size=1, max_size=8).map(str.strip).filter(bool)
CLASSES = st.lists(NAMES.filter(lambda name: name != "?"), min_size=1, max_size=3, unique=True)
SHAPES = st.sampled_from([(",", "utf-8"), (";", "utf-8"), ("\t", "utf-8"), (";", "utf-8-sig")])

Cells = dict[int, str]


def file_of(number: str, width: int, rows: list[Cells], shape: tuple[str, str]) -> NamedFile:
    separator, encoding = shape
    lines = [
        separator.join(_cell(row.get(column, "")) for column in range(1, width + 1)) + separator
        for row in rows
    ]
    return NamedFile.of(f"GPU{number}.TXT", "\r\n".join(lines).encode(encoding))


def _cell(text: str) -> str:
    return text if text.isdigit() and text.isascii() else f'"{text}"' if text else ""


def records(file: NamedFile) -> list[Record]:
    return [record for entry in parse([file]).entries for record in entry.records]


@given(
    st.integers(1, 9999),
    CLASSES,
    NAMES,
    NAMES,
    NAMES,
    st.integers(1, 7),
    st.integers(0, 15),
    SHAPES,
)
def test_a_lesson_of_the_week(
    number: int,
    classes: list[str],
    teacher: str,
    subject: str,
    room: str,
    weekday: int,
    lesson: int,
    shape: tuple[str, str],
) -> None:
    row = {
        1: str(number),
        2: "~".join(classes),
        3: teacher,
        4: subject,
        5: room,
        6: str(weekday),
        7: str(lesson),
    }
    assert records(file_of("001", 8, [row] * 3, shape)) == 3 * [
        SlotRecord(number, name, teacher, subject, weekday, lesson, room) for name in classes
    ]


@given(
    st.dates(date(2026, 8, 1), date(2027, 7, 31)),
    st.integers(0, 9999),
    st.integers(0, 15),
    CLASSES,
    NAMES,
    st.text("abcäß .", max_size=30).map(str.strip),
    SHAPES,
)
def test_a_change_of_a_day(
    day: date,
    key: int,
    lesson: int,
    classes: list[str],
    substitute: str,
    text: str,
    shape: tuple[str, str],
) -> None:
    row = {
        1: str(key),
        2: f"{day:%Y%m%d}",
        3: str(lesson),
        4: "1",
        5: "12",
        7: substitute,
        15: "~".join(classes),
        16: "Grund",
        17: text,
        18: "0",
    }
    assert records(file_of("014", 21, [row] * 3, shape)) == 3 * [
        SubstitutionRecord(
            day=day,
            key=str(key),
            class_name=name,
            lesson=lesson,
            number=12,
            kind="substitution",
            substitute=substitute,
            text=text,
        )
        for name in classes
    ]


@pytest.mark.parametrize("number", ["001", "014"])
def test_a_file_of_100_000_rows_and_more_is_refused(number: str) -> None:
    content = b'1,"7b","Hub","M","R1",1,1,,\r\n' * 100_001
    parsed = parse([NamedFile.of(f"GPU{number}.TXT", content)])
    assert [finding.text_key for finding in parsed.findings] == ["import-file-too-long"]


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_nothing_breaks(content: bytes) -> None:
    for number in ("001", "014"):
        for finding in parse([NamedFile.of(f"GPU{number}.TXT", content)]).findings:
            assert finding.sentence("de")


def test_who_is_in_a_course_is_known_by_the_name_in_the_planning_program() -> None:
    """GPU015 calls children as GPU010 does in its first column, whatever their key is."""
    school = small_school()
    rows = b'"AmsAda",1,"M","","7b"\n"AmsBen",,"M","","9a"\n"Niemand",1,"M","","7b"\n'
    plan = plan_of([*school.values(), NamedFile.of("GPU015.TXT", rows)])
    (choices,) = [kind for kind in plan.kinds if kind.kind == "course-choice"]
    assert choices.added == (CourseChoiceRecord("1", 1),)
    assert [(one.text_key, one.line) for one in plan.errors] == [("import-unknown", 3)]
