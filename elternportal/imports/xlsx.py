"""The first sheet of an Excel workbook (.xlsx) as rows of texts, opened in memory and bounded.

Numbers stand as they are stored, so a cell that shows a date gives a number: lists of people that
the portal reads need none.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.rows import MAX_ROWS, Row
from elternportal.imports.xml_tree import Element, read_xml
from elternportal.settings import MEGABYTE

MARK = b"PK\x03\x04"
CONTENT_TYPES = b"[Content_Types].xml"
HEAD_BYTES = 4_000
MAX_PART_BYTES = 60 * MEGABYTE
MAX_COLUMNS = 200

_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_WANTED = frozenset(["worksheet", "sheetData", "row", "c", "v", "is", "t", "sst", "si", "r"])
_LETTERS = re.compile("[A-Z]{1,3}")


def is_workbook(file: NamedFile) -> bool:
    return file.content.startswith(MARK) and CONTENT_TYPES in file.content[:HEAD_BYTES]


def read_workbook(file: NamedFile, report: Report) -> list[Row]:
    """The rows of the first sheet that are not blank; findings if it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            sheet = _part(archive, _SHEET)
            has_strings = _STRINGS in archive.namelist()
            texts = _part(archive, _STRINGS) if has_strings else b"<sst/>"
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, OSError, EOFError):
        report.error(file.name, WHOLE_FILE, "import-xlsx-broken")
        return []
    tree = read_xml(NamedFile.of(file.name, sheet), _WANTED, report, MAX_PART_BYTES)
    strings = read_xml(NamedFile.of(file.name, texts), _WANTED, report, MAX_PART_BYTES)
    if tree is None or strings is None:
        return []
    shared = [_text(one) for one in strings.all("si")]
    rows = tree.all("sheetData", "row")
    if len(rows) > MAX_ROWS:
        report.error(file.name, WHOLE_FILE, "import-file-too-long", limit=MAX_ROWS)
        return []
    return [*_rows(file.name, rows, shared)]


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the workbook; a larger one than any list of people is refused."""
    with archive.open(name) as part:
        content = part.read(MAX_PART_BYTES + 1)
    if len(content) > MAX_PART_BYTES:
        raise ValueError(name)
    return content


def _rows(file: str, rows: list[Element], shared: list[str]) -> Iterator[Row]:
    for place, row in enumerate(rows, start=1):
        cells: dict[int, str] = {}
        for cell in row.all("c"):
            column = _column(cell.attributes.get("r", ""), len(cells))
            if column < MAX_COLUMNS:
                cells[column] = _value(cell, shared)
        values = tuple(cells.get(column, "") for column in range(max(cells, default=-1) + 1))
        number = row.attributes.get("r", "")
        if any(values):
            yield Row(file, int(number) if number.isdecimal() else place, values)


def _column(reference: str, following: int) -> int:
    """The number of a column from 0, e.g. 27 of "AB7"; without a reference the following one."""
    found = _LETTERS.match(reference)
    if not found:
        return following
    number = 0
    for letter in found[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: list[str]) -> str:
    text = cell.value("v")
    if cell.attributes.get("t") == "s":
        return shared[int(text)] if text.isdecimal() and int(text) < len(shared) else ""
    if cell.attributes.get("t") == "inlineStr":
        return " ".join("".join(_text(one) for one in cell.all("is")).split())
    return text.removesuffix(".0")


def _text(element: Element) -> str:
    """The text of a string, which may be written in pieces."""
    pieces = [*element.all("t"), *element.all("r", "t")]
    return "".join("".join(piece.parts) for piece in pieces).strip()
