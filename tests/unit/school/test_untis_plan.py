"""The plan: what would be added, changed and removed, and what keeps it from being applied."""

import pytest

from elternportal.i18n import LANGUAGES
from elternportal.imports.findings import LineRef
from elternportal.imports.folder import NamedFile
from elternportal.imports.plan import FieldChange, Plan, make_plan
from elternportal.imports.school import School
from elternportal.imports.suggestions import nearest
from elternportal.imports.untis import parse
from tests.support.untis import (
    gpu,
    keys,
    lesson,
    plan_of,
    pupil,
    school_after,
    school_class,
    small_school,
    teacher,
)


@pytest.fixture
def current() -> School:
    """The school of :func:`small_school` as it is after its import."""
    return school_after(plan_of(small_school().values()))


def sizes(plan: Plan) -> dict[str, tuple[int, int, int]]:
    """(added, changed, removed) of the kinds that differ."""
    return {
        kind.kind: (len(kind.added), len(kind.changed), len(kind.removed))
        for kind in plan.kinds
        if kind.size
    }


def replan(current: School, *files: NamedFile, leave_out: frozenset[LineRef] = frozenset()) -> Plan:
    return make_plan(parse(files, leave_out), current, leave_out)


def test_an_empty_school_gets_everything() -> None:
    plan = plan_of(small_school().values())
    assert not plan.findings
    assert sizes(plan) == {
        "subject": (2, 0, 0),
        "room": (1, 0, 0),
        "teacher": (2, 0, 0),
        "class": (2, 0, 0),
        "pupil": (3, 0, 0),
        "lesson": (3, 0, 0),
    }


def test_the_same_files_again_change_nothing(current: School) -> None:
    plan = plan_of(small_school().values(), current)
    assert (plan.size, plan.findings) == (0, ())


def test_a_changed_field_is_shown_from_old_to_new(current: School) -> None:
    file = gpu("004", teacher("Hub", "Huber-Maier"), teacher("Mai", "Maier"))
    plan = replan(current, file)
    assert sizes(plan) == {"teacher": (0, 1, 0)}
    (change,) = plan.kinds[2].changed
    assert change.fields == (FieldChange("surname", "Huber", "Huber-Maier"),)


def test_kinds_without_a_file_stay_as_they_are(current: School) -> None:
    file = gpu("010", pupil("1", "Amsel", "Ada", "9a"), pupil("2", "Amsel", "Ben", "9a"))
    assert sizes(replan(current, file)) == {"pupil": (0, 1, 1)}


def test_rows_may_refer_to_what_the_school_already_has(current: School) -> None:
    file = gpu("002", lesson("9", "9a", "Hub", "M"))
    plan = replan(current, file)
    assert not plan.errors
    assert sizes(plan) == {"lesson": (1, 0, 3)}


@pytest.mark.parametrize(
    ("number", "row"),
    [
        ("010", pupil("9", "Dachs", "Dora", "8x")),
        ("002", lesson("9", "8x", "Hub", "M")),
        ("002", lesson("9", "7b~8x", "Hub", "M")),
        ("002", lesson("9", "7b", "Xyz", "M")),
        ("002", lesson("9", "7b", "Hub", "Xx")),
    ],
)
def test_a_name_that_no_file_defines_is_an_error_and_its_row_stays_out(
    number: str, row: dict[int, str]
) -> None:
    files = small_school() | {number: gpu(number, row)}
    plan = plan_of(files.values())
    assert keys(plan) == [(f"GPU{number}.TXT", 1, "import-unknown")]
    assert not plan.kinds[4 if number == "010" else 5].added


def test_an_unknown_class_teacher_is_a_warning() -> None:
    files = small_school() | {"003": gpu("003", school_class("7b", "Xyz"), school_class("9a"))}
    plan = plan_of(files.values())
    assert keys(plan) == [("GPU003.TXT", 1, "import-unknown-class-teacher")]
    assert not plan.errors
    assert len(plan.kinds[3].added) == 2


def test_a_key_with_two_meanings_is_an_error_that_names_the_first_line() -> None:
    rows = [pupil("1", "Amsel", "Ada", "7b"), pupil("1", "Birke", "Carla", "7b")]
    plan = plan_of((small_school() | {"010": gpu("010", *rows)}).values())
    (finding,) = plan.errors
    assert (finding.line, finding.text_key) == (2, "import-doubled")
    assert finding.args == {"name": "1", "first": "1"}


def test_a_row_that_stands_twice_is_harmless() -> None:
    row = pupil("1", "Amsel", "Ada", "7b")
    plan = plan_of((small_school() | {"010": gpu("010", row, row)}).values())
    assert keys(plan) == [("GPU010.TXT", 2, "import-doubled-harmless")]
    assert not plan.errors


def test_either_of_two_doubled_rows_can_be_left_out(current: School) -> None:
    rows = [pupil("1", "Amsel", "Ada", "7b"), pupil("1", "Amsel", "Adele", "7b")]
    file = gpu("010", *rows, pupil("2", "Amsel", "Ben", "9a"), pupil("3", "Birke", "Carla", "7b"))
    first_left_out = replan(current, file, leave_out=frozenset({("GPU010.TXT", 1)}))
    second_left_out = replan(current, file, leave_out=frozenset({("GPU010.TXT", 2)}))
    assert not first_left_out.errors
    assert not second_left_out.errors
    assert sizes(first_left_out) == {"pupil": (0, 1, 0)}
    assert sizes(second_left_out) == {}


def test_a_row_with_an_error_leaves_the_record_alone_that_the_school_has(current: School) -> None:
    rows = [pupil("1", "Amsel", "Ada", "8x"), pupil("2", "Amsel", "Ben", "9a")]
    plan = replan(current, gpu("010", *rows, pupil("3", "Birke", "", "7b")))
    assert sizes(plan) == {}
    assert [key for _file, _line, key in keys(plan)] == ["import-unknown", "import-cell-empty"]


def test_leaving_out_the_rows_with_errors_gives_the_plan_that_was_shown() -> None:
    rows = [pupil("1", "Amsel", "Ada", "8x"), pupil("2", "Amsel", "Ben", "9a")]
    files = [*(small_school() | {"010": gpu("010", *rows)}).values()]
    shown = plan_of(files)
    refs = frozenset(finding.ref for finding in shown.errors)
    applied = replan({}, *files, leave_out=refs)
    assert applied.kinds == shown.kinds
    assert not applied.findings


def test_a_whole_file_can_be_left_out(current: School) -> None:
    binary = NamedFile.of("GPU010.TXT", b"PK\0\0")
    files = [*small_school().values(), binary]
    assert plan_of(files).errors
    plan = replan(current, *files, leave_out=frozenset({("GPU010.TXT", 0)}))
    assert (plan.size, plan.findings) == (0, ())


def test_a_class_that_still_has_pupils_is_kept_with_a_warning(current: School) -> None:
    plan = replan(current, gpu("003", school_class("7b", "Hub")))
    assert sizes(plan) == {}
    assert keys(plan) == [("GPU003.TXT", 0, "import-kept-in-use")]


def test_a_class_goes_with_its_last_pupil_and_lesson(current: School) -> None:
    plan = replan(
        current,
        gpu("003", school_class("7b", "Hub")),
        gpu("010", pupil("1", "Amsel", "Ada", "7b"), pupil("3", "Birke", "Carla", "7b")),
        gpu("002", lesson("1", "7b", "Hub", "M"), lesson("2", "7b", "Mai", "E")),
    )
    assert not plan.findings
    assert sizes(plan) == {"class": (0, 0, 1), "pupil": (0, 0, 1), "lesson": (0, 0, 1)}


def test_a_partial_export_is_noticed() -> None:
    many = [pupil(str(n), "Amsel", f"Ada{n}", "7b") for n in range(50)]
    files = small_school() | {"010": gpu("010", *many)}
    current = school_after(plan_of(files.values()))
    plan = replan(current, gpu("010", *many[:30]))
    assert keys(plan) == [("GPU010.TXT", 0, "import-many-removed")]
    assert plan.findings[0].args == {"kind": "pupil", "removed": 20, "total": 50}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_sentence(language: str) -> None:
    rows = [pupil("1", "Amsel", "Ada", "8x"), pupil("2", "Amsel", "", ""), {2: "x", 13: "x"}]
    rows += [pupil("1", "A", "B", "7b") | {11: "x"}, pupil("1", "x" * 200, "B", "7b")]
    files = small_school() | {"010": gpu("010", *rows), "003": gpu("003", school_class("7b", "X"))}
    plan = plan_of(files.values())
    assert len(plan.findings) > 8
    for finding in plan.findings:
        assert len(finding.sentence(language)) > 20


@pytest.mark.parametrize(
    ("name", "meant"), [("07b", "7b"), ("7 B", "7b"), ("9e", "none"), ("10aa", "10a"), ("", "none")]
)
def test_what_was_probably_meant_is_suggested(name: str, meant: str) -> None:
    assert nearest(name, ["7b", "10a"]) == meant


def test_an_unknown_name_says_what_is_like_it() -> None:
    files = small_school() | {"002": gpu("002", lesson("1", "07b", "Hub", "M"))}
    (finding,) = plan_of(files.values()).errors
    assert "Meinen Sie „7b“?" in finding.sentence("de")
    assert "Do you mean “7b”?" in finding.sentence("en")
