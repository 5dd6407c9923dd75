"""Whatever separator, encoding and row length a school configured: the same cells come out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.imports.findings import Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.rows import BOM, read_rows
from elternportal.imports.untis import parse
from tests.support.untis import SAMPLES

# No two neighbours of these umlauts in cp1252 are by chance a character in UTF-8. An "é" without
# an umlaut may be an "Ú" of another character set: then the office is asked (test_untis_codepages).
TEXTS = st.text("aZ 09.-'~,;\tÄÖÜäöüß", max_size=12).map(str.strip)
SURNAMES = st.tuples(st.text("abM-", max_size=5), st.sampled_from("äöüÄÖÜßéè")).map("".join)
ROWS = st.lists(st.lists(TEXTS, min_size=2, max_size=20).filter(any), min_size=1, max_size=12)
ENCODINGS = st.sampled_from([("utf-8", b""), ("utf-8", BOM), ("cp1252", b"")])
LINE_ENDS = st.sampled_from(["\r\n", "\n", "\r"])


def rows_of(content: bytes) -> tuple[list[list[str]], list[str]]:
    """The cells without empty ones at the end, and the keys of the findings."""
    report = Report()
    rows = read_rows(NamedFile.of("GPU003.TXT", content), report)
    return [trimmed(row.cells) for row in rows], [f.text_key for f in report.findings]


def trimmed(cells: tuple[str, ...] | list[str]) -> list[str]:
    filled = list(cells)
    while filled and not filled[-1]:
        filled.pop()
    return filled


@given(ROWS, st.sampled_from(",;\t"), ENCODINGS, LINE_ENDS, st.integers(0, 3))
def test_rows_survive_every_dialect_and_encoding(
    rows: list[list[str]], separator: str, encoding: tuple[str, bytes], end: str, trailing: int
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow(row)
    lines = text.getvalue().split(end)
    content = end.join(line + separator * trailing if line else line for line in lines)
    name, bom = encoding
    found, findings = rows_of(bom + content.encode(name))
    assert found == [trimmed(row) for row in rows]
    assert not findings


@given(st.sampled_from(["002", "003", "004", "005", "006", "010"]), st.binary(max_size=400))
def test_arbitrary_bytes_never_crash_and_never_pass_in_silence(number: str, junk: bytes) -> None:
    parsed = parse([NamedFile.of(f"GPU{number}.TXT", junk)])
    assert parsed.findings or parsed.entries


@given(st.text(max_size=200))
def test_arbitrary_text_never_crashes_in_any_file(text: str) -> None:
    numbers = ("002", "003", "004", "005", "006", "010")
    content = text.encode("utf-8", "replace")
    parsed = parse([NamedFile.of(f"GPU{number}.TXT", content) for number in numbers])
    assert parsed.findings or parsed.entries


def test_umlauts_of_windows_are_read() -> None:
    assert rows_of('"Jäg","Jäger – groß","€"'.encode("cp1252")) == (
        [["Jäg", "Jäger – groß", "€"]],
        [],
    )


def test_a_line_in_another_encoding_is_an_error_with_its_number() -> None:
    content = "1,Müller\n2,Schäfer\n".encode() + "3,Jäger\n".encode("cp1252")
    report = Report()
    rows = read_rows(NamedFile.of("GPU010.TXT", content), report)
    assert [row.cell(2) for row in rows] == ["Müller", "Schäfer", "Jäger"]
    assert [(f.line, f.text_key, f.is_error) for f in report.findings] == [
        (3, "import-encoding-mixed", True)
    ]


@given(SURNAMES, SURNAMES, st.booleans())
def test_a_line_that_mixes_both_encodings_is_doubtful(
    one: str, other: str, utf8_first: bool
) -> None:
    first, second = ("utf-8", "cp1252") if utf8_first else ("cp1252", "utf-8")
    line = b",".join([b"1", one.encode(first), other.encode(second)])
    report = Report()
    read_rows(NamedFile.of("GPU010.TXT", b"2,Maier,Ada\n" + line), report)
    assert [(f.file, f.line, f.text_key, f.is_error) for f in report.findings] == [
        ("GPU010.TXT", 2, "import-encoding-misread", False)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_capitals_with_accents_are_not_doubtful(encoding: str) -> None:
    assert rows_of("1,João,JOÃO,Ângela,MÂCON\n".encode(encoding))[1] == []


def test_what_was_converted_twice_is_doubtful() -> None:
    converted = "1,Müller\n".encode().decode("cp1252").encode()
    assert rows_of(converted) == ([["1", "MÃ¼ller"]], ["import-encoding-misread"])


def test_bytes_of_no_encoding_are_an_error() -> None:
    assert rows_of(b"a,b\nc,x\x81\xfe\xb0x\n")[1] == ["import-encoding-unknown"]


def test_a_quotation_mark_that_is_never_closed_spoils_only_its_own_row() -> None:
    rows, findings = rows_of(b'"5a","Klasse 5a\n"5b","Klasse 5b"\n')
    assert (rows, findings) == ([["5b", "Klasse 5b"]], ["import-row-unreadable"])


def test_an_endless_cell_is_an_error_and_not_a_crash() -> None:
    assert rows_of(b"5a," + b"x" * 200_000 + b"\n")[1] == ["import-row-unreadable"]


def test_blank_lines_and_rows_of_separators_are_no_rows() -> None:
    assert rows_of(b"\n5a,x\n,,,\n   \n") == ([["5a", "x"]], [])


def test_a_file_of_a_hundred_thousand_lines_is_not_imported() -> None:
    assert rows_of(b"a,b\n" * 100_001) == ([], ["import-file-too-long"])


@pytest.mark.parametrize(
    "name", ["GPU003.TXT", "gpu003.txt", "enbrea_GPU003.TXT", "2026-09 Gpu003 neu.csv"]
)
def test_the_number_in_the_name_says_what_the_file_is(name: str) -> None:
    parsed = parse([NamedFile.of(name, b'"5a","Klasse 5a",\r\n')])
    assert list(parsed.delivered.values()) == [name]


@pytest.mark.parametrize("name", ["GPU0031.TXT", "klassen.txt", "GPU009.TXT", "GPU3.TXT"])
def test_other_files_are_passed_over(name: str) -> None:
    parsed = parse([NamedFile.of(name, b'"5a","Klasse 5a",\r\n')])
    assert (parsed.ignored, parsed.delivered, parsed.findings) == ((name,), {}, ())


def test_the_samples_are_found() -> None:
    assert len(list(SAMPLES.glob("*GPU*.TXT"))) == 15
