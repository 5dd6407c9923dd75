"""Old character sets are recognised with the names that show it, or the file is refused."""

import pytest

from elternportal.imports.findings import Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.rows import read_rows
from tests.support.untis import gpu, keys, lesson, plan_of, pupil, teacher

NAMES = [
    ["Schäfer"],
    ["König"],
    ["Müller"],
    ["Jäger", "Özdemir", "Strauß"],
    ["Ägidius", "Übelacker"],
    ["GROSSMÜLLER", "Weiß"],
    ["Schäfer", "François", "André"],
]


def read(content: bytes) -> tuple[list[str], list[str]]:
    report = Report()
    rows = read_rows(NamedFile.of("GPU010.TXT", content), report)
    return [row.cell(2) for row in rows], [finding.text_key for finding in report.findings]


def file_of(names: list[str], encoding: str) -> bytes:
    return "".join(f'"k{number}","{name}",\r\n' for number, name in enumerate(names)).encode(
        encoding
    )


@pytest.mark.parametrize(
    "names", [["Büşra", "Müller"], ["Łukasik", "Żaneta"], ["Šťastný", "Dvořák"]]
)
def test_names_of_central_europe_are_read_as_they_were_written(names: list[str]) -> None:
    assert read(file_of(names, "cp1250")) == (names, ["import-codepage-found"])


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252"])
@pytest.mark.parametrize("names", NAMES, ids=" ".join)
def test_names_are_read_as_they_were_written_or_not_at_all(names: list[str], encoding: str) -> None:
    found, findings = read(file_of(names, encoding))
    if encoding == "cp1252":
        assert (found, findings) == (names, [])
    elif found:
        assert (found, findings) == (names, ["import-codepage-found"])
    else:
        assert findings == ["import-codepage-unclear"]


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_a_whole_school_is_recognised(encoding: str) -> None:
    names = [name for some in NAMES for name in some]
    assert read(file_of(names, encoding)) == (names, ["import-codepage-found"])


def test_at_most_ten_names_are_shown_to_confirm() -> None:
    report = Report()
    names = [f"Schäfer{'x' * number}" for number in range(30)]
    read_rows(NamedFile.of("GPU010.TXT", file_of(names, "cp850")), report)
    [finding] = report.findings
    assert finding.args["names"].split(", ") == names[:10]
    assert "DOS (cp850)" in finding.sentence("de")


def test_one_row_that_windows_cannot_read_says_that_all_are_of_another_set() -> None:
    assert read(file_of(["Weiß", "Müller"], "cp850"))[0] == ["Weiß", "Müller"]


def test_foreign_names_in_a_file_of_windows_with_umlauts_are_right() -> None:
    names = ["Müller", "Miloš", "Žarko", "Sáenz"]
    assert read(file_of(names, "cp1252")) == (names, [])


def test_names_of_a_mac_are_the_same_as_of_windows() -> None:
    decomposed = gpu("010", pupil("1", "Scha\u0308fer", "Jo\u0308rg", ""))
    [change] = [kind.added for kind in plan_of([decomposed]).kinds if kind.kind == "pupil"]
    assert change[0].label == "Schäfer, Jörg"


def test_a_question_mark_is_nobody() -> None:
    plan = plan_of([gpu("002", lesson("1", "?", "?", "M")), gpu("004", teacher("Hub", "Huber"))])
    assert keys(plan) == [("GPU002.TXT", 1, "import-lesson-incomplete")]


def test_lessons_alone_are_one_finding_for_each_kind_that_is_missing() -> None:
    rows = [lesson(str(n), f"{n % 31}a", f"T{n % 60}", f"F{n % 20}") for n in range(1, 1001)]
    rows += [lesson(str(n), "?", "?", "M") for n in range(1001, 1101)]
    plan = plan_of([gpu("002", *rows)])
    sentences = [finding.sentence("de") for finding in plan.findings]
    assert len(sentences) == 4
    assert any(s.startswith("GPU003 fehlt: Klassen, 31 unbekannte Namen") for s in sentences)
    assert any(s.startswith("GPU004 fehlt: Lehrkräfte, 60") for s in sentences)
    assert any(s.startswith("GPU006 fehlt: Fächer, 20") for s in sentences)
    refs = {ref for finding in plan.findings for ref in finding.refs if finding.is_error}
    assert len(refs) == 1000


@pytest.mark.parametrize("name", ["GPP004.TXT", "gpn004.txt", "GPU004.TXT"])
def test_the_three_names_that_untis_gives_are_one(name: str) -> None:
    content = gpu("004", teacher("Hub", "Huber")).content
    plan = plan_of([NamedFile.of(name, content)])
    assert [len(kind.added) for kind in plan.kinds if kind.kind == "teacher"] == [1]


def test_a_mixed_up_name_is_told_by_the_content() -> None:
    content = gpu("004", teacher("Hub", "Huber"), teacher("Mai", "Maier")).content
    assert keys(plan_of([NamedFile.of("GPP010.TXT", content)])) == [
        ("GPP010.TXT", 0, "import-file-wrong")
    ]
