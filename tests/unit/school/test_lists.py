"""Lists with headings, from any program: what is known is read, all else is passed over."""

import io
import tracemalloc
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.imports.choices import ReadingChoices
from elternportal.imports.folder import NamedFile
from elternportal.imports.school import GuardianRecord, PupilRecord, Record, TeacherRecord
from elternportal.imports.untis import ParsedFiles, parse

MEGABYTE = 1024 * 1024
ASV_HEADS = (
    "lokales Differenzierungsmerkmal",
    "Familienname",
    "Vornamen",
    "Rufname",
    "Klasse",
    "M/W.Kurzform",
    "Religion",
    "Geburtsdatum",
    "Austritt am (voraussichtlich)",
)
ADA = ("D1", "Amsel", "Ada Eva", "Ada", "7b", "W", "Kanarienvogel", "1.2.2014", "")
NAMES = st.text(st.sampled_from("abcXYZäöüßÉ' -"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "a"
)


def csv(*rows: tuple[str, ...], separator: str = ";", encoding: str = "utf-8") -> NamedFile:
    lines = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    return NamedFile.of("liste.csv", lines.encode(encoding))


def xlsx(*rows: tuple[str, ...]) -> NamedFile:
    """A workbook whose texts stand half in the sheet and half in the shared strings."""
    words = [cell for row in rows for cell in row]
    strings = "".join(f"<si><r><t>{escape(word)}</t></r></si>" for word in words)
    number, lines = 0, []
    for line, row in enumerate(rows, start=1):
        cells = []
        for column, cell in enumerate(row):
            place = f"{chr(65 + column)}{line}"
            cells.append(
                f'<c r="{place}" t="s"><v>{number}</v></c>'
                if number % 2
                else f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            )
            number += 1
        lines.append(f'<row r="{line}">{"".join(cells)}</row>')
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/sharedStrings.xml": f"<sst {space}>{strings}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{''.join(lines)}"
        "</sheetData></worksheet>",
    }
    return packed(parts)


def packed(parts: dict[str, str]) -> NamedFile:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return NamedFile.of("liste.xlsx", target.getvalue())


def records(parsed: ParsedFiles, kind: str) -> list[Record]:
    return [one for entry in parsed.entries if entry.kind == kind for one in entry.records]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_report_of_asv_is_understood(separator: str, encoding: str) -> None:
    left = ("D2", "Birke", "Ben", "", "7b", "M", "", "", "31.07.2020")
    parsed = parse([csv(ASV_HEADS, ADA, left, separator=separator, encoding=encoding)])
    assert records(parsed, "pupil") == [
        PupilRecord("D1", "Amsel", "Ada", gender="F", class_name="7b")
    ]
    assert [one.label for one in records(parsed, "class")] == ["7b"]
    assert [one.text_key for one in parsed.findings] == ["import-list-unread"]
    assert parsed.findings[0].args["names"] == "Religion, Geburtsdatum"
    assert "Kanarienvogel" not in repr(parsed)


def test_teachers_and_guardians_have_lists_of_their_own() -> None:
    teachers = csv(
        ("Kürzel", "Nachname", "Vorname", "E-Mail"), ("Hub", "Huber", "Eva", "e@s.example")
    )
    assert records(parse([teachers]), "teacher") == [
        TeacherRecord("Hub", "Huber", "Eva", email="e@s.example")
    ]
    heads = ("Kind", "Familienname", "Vorname", "Straße", "PLZ", "Ort", "Auskunftsberechtigt")
    guardians = csv(heads, ("D1", "Amsel", "Rosa", "Weg 1", "80331", "München", "ja"))
    (rosa,) = records(parse([guardians]), "guardian")
    assert isinstance(rosa, GuardianRecord)
    assert (rosa.pupil, rosa.city, rosa.may_be_informed, rosa.is_main) == (
        "D1",
        "München",
        True,
        False,
    )


def test_a_school_maps_its_own_headings_once() -> None:
    file = csv(("ID-X", "Familienname", "Rufname", "Klasse"), ("D1", "Amsel", "Ada", "7b"))
    refused = parse([file])
    assert "import-list-headings" in [one.text_key for one in refused.findings]
    assert not refused.delivered
    choices = ReadingChoices(columns={"ID-X": "Schlüssel"})
    assert len(records(parse([file], choices=choices), "pupil")) == 1


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8))
def test_an_excel_list_says_the_same_as_a_csv_list(people: list[tuple[str, str]]) -> None:
    heads = ("Schlüssel", "Familienname", "Vorname", "Klasse")
    rows = [(f"D{n}", surname, first, "7b") for n, (surname, first) in enumerate(people)]
    as_csv, as_excel = parse([csv(heads, *rows)]), parse([xlsx(heads, *rows)])
    assert records(as_excel, "pupil") == records(as_csv, "pupil")
    found = [one for one in records(as_excel, "pupil") if isinstance(one, PupilRecord)]
    assert [(one.surname, one.first_name) for one in found] == people


def test_a_bomb_in_a_workbook_is_refused_within_bounds() -> None:
    bomb = packed(
        {"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": " " * 100 * MEGABYTE}
    )
    tracemalloc.start()
    try:
        parsed = parse([bomb])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [one.text_key for one in parsed.findings] == ["import-xlsx-broken"]
    assert peak < 150 * MEGABYTE


def test_a_hundred_thousand_rows_are_refused_in_one_sentence() -> None:
    rows = [ADA] * 100_001
    parsed = parse([csv(ASV_HEADS, *rows)])
    assert [one.text_key for one in parsed.findings] == ["import-file-too-long"]
    assert not parsed.delivered
