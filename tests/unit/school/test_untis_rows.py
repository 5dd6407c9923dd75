"""What each file says, cell by cell, and what is doubtful in it."""

from datetime import date

import pytest

from elternportal.imports.folder import NamedFile, read_folder
from elternportal.imports.school import (
    ClassRecord,
    CourseChoiceRecord,
    ExamRecord,
    HolidayRecord,
    LessonRecord,
    PupilRecord,
    Record,
    RoomRecord,
    SlotRecord,
    SubjectRecord,
    SubstitutionRecord,
    TeacherRecord,
)
from elternportal.imports.untis import parse
from tests.support.untis import SAMPLES, Row, gpu, lesson, pupil, school_class, teacher


def record(number: str, row: Row) -> Record:
    (entry,) = parse([gpu(number, row)]).entries
    (found,) = entry.records
    return found


def findings(number: str, *rows: Row) -> list[tuple[int, str, bool]]:
    return [(f.line, f.text_key, f.is_error) for f in parse([gpu(number, *rows)]).findings]


def test_the_sample_files_of_untis_are_understood() -> None:
    parsed = parse(read_folder(SAMPLES))
    records = {entry.kind: entry.records[0] for entry in parsed.entries if entry.records}
    assert records == {
        "class": ClassRecord("3.G1", "3.Gebäudereiniger1", home_room="KL4"),
        "teacher": TeacherRecord("BraFe", "Braun", "Ferdinand", gender="M"),
        "room": RoomRecord("TS 3", "Turnhalle groß neu", 100),
        "subject": SubjectRecord("BIUK", "BIOLOGIE UND UMWELTKUNDE"),
        "pupil": PupilRecord(
            "10021", "Ackermann", "Theresa", "F", date(1991, 11, 6), "12", "AckeT"
        ),
        "course-choice": CourseChoiceRecord("StuA", 298),
        "slot": SlotRecord(1055, "5AG", "LenPh", "F", 1, 1, "AWR -DirTr."),
        "substitution": SubstitutionRecord(
            day=date(2019, 8, 7),
            key="14",
            class_name="2. M1",
            lesson=1,
            number=3922,
            kind="supervision",
            teacher="Stü",
            substitute="Kal",
            subject="En",
            room="SH",
            new_room="KL6",
            text="Urlaub",
        ),
        "exam": ExamRecord(
            day=date(2009, 9, 29),
            key="2009-30",
            first_lesson=3,
            last_lesson=4,
            title="121",
            text="L",
            numbers="2676~2678~2680~2682~2684~2686",
            room="R 6f",
        ),
        "holiday": HolidayRecord(
            day=date(2009, 11, 1),
            last_day=date(2009, 11, 1),
            name="Allerheiligen",
            kind="public",
            source="untis",
        ),
    }
    assert len(parsed.ignored) == 4


def test_a_lesson_of_several_classes_becomes_one_record_per_class() -> None:
    (entry,) = parse([gpu("002", lesson("7", "7a~7b~7a", "Hub", "M") | {42: "M_7ab"})]).entries
    assert entry.records == (
        LessonRecord(7, "7a", "Hub", "M", "M_7ab", 4),
        LessonRecord(7, "7b", "Hub", "M", "M_7ab", 4),
    )


@pytest.mark.parametrize("missing", [5, 6, 7])
def test_a_lesson_without_class_teacher_or_subject_is_passed_over_with_a_warning(
    missing: int,
) -> None:
    row = lesson("7", "7a", "Hub", "M") | {missing: ""}
    whole = lesson("8", "7a", "Hub", "M")
    assert findings("002", whole, row) == [(2, "import-lesson-incomplete", False)]


def test_a_pupil_is_known_by_foreign_key_then_number_then_short_name() -> None:
    row = pupil("4711", "Amsel", "Ada", "7b")
    keys = [record("010", row | extra) for extra in ({15: "ASV-1"}, {}, {9: ""})]
    assert [key.identity for key in keys] == [("ASV-1",), ("4711",), ("AmsAda",)]


def test_only_the_first_of_several_class_teachers_counts() -> None:
    found = record("003", school_class("7b", "Hub~Mai"))
    assert isinstance(found, ClassRecord)
    assert found.class_teacher == "Hub"


@pytest.mark.parametrize(
    ("number", "row", "key", "is_error"),
    [
        ("003", {2: "ohne Kürzel"}, "import-cell-empty", True),
        ("003", {1: "x" * 41, 2: "Klasse"}, "import-text-too-long", True),
        ("003", {1: "7b", 2: "Kl\x07asse"}, "import-control-characters", True),
        ("003", {1: "7b", 20: "20261001", 21: "20260901"}, "import-dates-reversed", False),
        ("003", {1: "7b", 20: "20261301"}, "import-not-a-date", False),
        ("005", {1: "R1", 2: "Raum", 8: "viele"}, "import-not-a-number", False),
        ("002", lesson("", "7b", "Hub", "M"), "import-not-a-number", True),
        ("002", lesson("99999999999", "7b", "Hub", "M"), "import-not-a-number", True),
        ("002", lesson("1", "7b", "Hub", "M") | {2: "nan"}, "import-not-a-number", False),
        ("010", pupil("1", "Amsel", "Ada", "7b") | {11: "x"}, "import-gender-unknown", False),
        ("010", pupil("1", "Amsel", "Ada", "7b") | {13: "6.11.15"}, "import-not-a-date", False),
        ("010", pupil("1", "Amsel", "Ada", ""), "import-pupil-without-class", False),
        ("010", pupil("1", "Amsel", "", "7b"), "import-cell-empty", True),
    ],
)
def test_a_doubtful_cell_is_reported_with_its_line(
    number: str, row: Row, key: str, is_error: bool
) -> None:
    sound = {"002": lesson("2", "7b", "Hub", "M"), "010": pupil("2", "Birke", "Carla", "7b")}
    first = sound.get(number, {1: "ok", 2: "Gut"})
    assert findings(number, first, row) == [(2, key, is_error)]


def file_finding(name: str, content: bytes, size: int | None = None) -> str:
    file = NamedFile(name, content, len(content) if size is None else size)
    (finding,) = parse([file]).findings
    assert finding.is_error
    assert finding.line == 0
    return finding.text_key


def sample(number: str) -> bytes:
    return (SAMPLES / f"enbrea_GPU{number}.TXT").read_bytes()


@pytest.mark.parametrize(
    ("name", "actual"),
    [
        ("003", "014"),
        ("003", "010"),
        ("003", "004"),
        ("003", "001"),
        ("003", "017"),
        ("004", "018"),
        ("004", "010"),
        ("005", "002"),
        ("010", "014"),
        ("010", "004"),
        ("002", "014"),
        ("002", "001"),
    ],
)
def test_a_file_under_a_wrong_name_is_recognised_by_its_content(name: str, actual: str) -> None:
    assert file_finding(f"GPU{name}.TXT", sample(actual)) == "import-file-wrong"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "import-file-empty"),
        (b"\r\n\r\n,,,\r\n", "import-file-empty"),
        (b"PK\x03\x04\x14\0\x06\0" + bytes(range(256)), "import-file-binary"),
        (b"\x89PNG\r\n" + bytes(range(256)), "import-file-binary"),
        ('"5a","Klasse"'.encode("utf-16"), "import-file-binary"),
        (b"<!doctype html>\n<title>Anmelden</title>\n", "import-file-not-untis"),
    ],
)
def test_what_is_no_export_is_refused_as_a_whole(content: bytes, key: str) -> None:
    assert file_finding("GPU003.TXT", content) == key


def test_a_file_of_200_mb_is_refused_by_its_size() -> None:
    assert file_finding("GPU003.TXT", b"", size=200 * 1024 * 1024) == "import-file-too-large"


def test_a_second_file_of_the_same_kind_is_an_error() -> None:
    files = [NamedFile.of(name, b'"5a","x",') for name in ("a_GPU003.TXT", "b_GPU003.TXT")]
    parsed = parse(files)
    assert [(f.file, f.text_key) for f in parsed.findings] == [
        ("b_GPU003.TXT", "import-file-twice")
    ]
    assert len(parsed.entries) == 1


def test_names_from_a_mac_are_composed_and_lose_what_nobody_sees() -> None:
    found = record("010", pupil("1", "Scha\u0308fer\u200b", "Jo\u0308rg\u00adMaria", "7b"))
    assert isinstance(found, PupilRecord)
    assert (found.surname, found.first_name) == ("Schäfer", "JörgMaria")


def test_a_class_is_the_same_however_its_letters_are_composed() -> None:
    composed, apart = school_class("Grün", "Hub"), school_class("Gru\u0308n", "Hub")
    assert record("003", composed).identity == record("003", apart).identity


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Huber@Schule.example", "huber@schule.example"),
        ("\u200bmailto:huber@schule.example ", "huber@schule.example"),
        ("huber@xn--wei-7ka.example", "huber@weiß.example"),
    ],
)
def test_an_address_of_a_teacher_is_kept_in_its_one_form(typed: str, kept: str) -> None:
    found = record("004", teacher("Hub", "Huber") | {33: typed})
    assert isinstance(found, TeacherRecord)
    assert found.email == kept
    assert findings("004", teacher("Hub", "Huber") | {33: typed}) == []


@pytest.mark.parametrize("typed", ["hüber@schule.example", "hu\u200bber@schule.example", "huber"])
def test_an_address_that_cannot_be_one_is_left_out_with_a_warning(typed: str) -> None:
    row = teacher("Hub", "Huber") | {33: typed}
    assert findings("004", row) == [(1, "import-not-an-email", False)]
    found = record("004", row)
    assert isinstance(found, TeacherRecord)
    assert (found.email, found.surname) == ("", "Huber")
