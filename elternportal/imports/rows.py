"""Bytes of a DIF file to rows of cells, whatever separator and encoding the school configured.

Source: data-formats §1 – no header, separator ``,`` ``;`` or tab, text in ``"``, decoded as
BOM → strict UTF-8 → an old character set (``codepages.py``), rows of different lengths, often with
a trailing separator.

Untis writes one row per line, so each line is read alone: a quotation mark that is never closed
spoils its own row and not the rest of the file, and every finding has the right line.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from elternportal.imports.codepages import NAMES, WINDOWS, find_codepage
from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import MAX_FILE_BYTES, NamedFile
from elternportal.settings import MEGABYTE

MAX_ROWS = 100_000
BOM = b"\xef\xbb\xbf"
SEPARATORS = ",;\t"
LINES_TO_GUESS_FROM = 200

_LINE_END = re.compile(rb"\r\n|\n|\r")
_QUOTED = re.compile(r'"[^"]*"')
# What an umlaut or accent of UTF-8 looks like in cp1252, e.g. "Ã¼" for "ü".
_MISREAD = re.compile(f"[ÂÃ][{bytes(range(0x80, 0xC0)).decode('cp1252', 'ignore')}]")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r"))


Column = int | str
"""The number of a column from 1, or its name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, split and stripped."""

    file: str
    line: int
    cells: tuple[str, ...]

    def cell(self, column: Column) -> str:
        """The cell of a 1-based column; empty when the row is shorter."""
        is_there = isinstance(column, int) and column <= len(self.cells)
        return self.cells[int(column) - 1] if is_there else ""


@dataclass(frozen=True, slots=True)
class RowOfNames:
    """One element or line whose cells have names."""

    file: str
    line: int
    values: Mapping[str, str]

    def cell(self, column: Column) -> str:
        """The cell of this name; empty when there is none."""
        return self.values.get(str(column), "")


def read_rows(file: NamedFile, report: Report, separators: str = SEPARATORS) -> list[Row]:
    """The rows that are not blank; what cannot be read is reported and missing in the result."""
    if file.is_too_large:
        limit = MAX_FILE_BYTES // MEGABYTE
        size = file.size // MEGABYTE
        report.error(file.name, WHOLE_FILE, "import-file-too-large", size=size, limit=limit)
        return []
    if _is_binary(file.content):
        report.error(file.name, WHOLE_FILE, "import-file-binary")
        return []
    lines = _LINE_END.split(file.content.removeprefix(BOM))
    if len(lines) > MAX_ROWS:
        report.error(file.name, WHOLE_FILE, "import-file-too-long", limit=MAX_ROWS)
        return []
    before = len(report.findings)
    texts = _decode(file.name, lines, report)
    if any(finding.text_key == "import-codepage-unclear" for finding in report.findings[before:]):
        return []
    return list(_split(file.name, texts, report, separators))


def _is_binary(content: bytes) -> bool:
    """Text has no NUL, and hardly any control characters besides tab and line ends."""
    controls = len(content) - len(content.translate(None, _CONTROL))
    return b"\0" in content or controls * 50 > len(content)


def _decode(name: str, lines: list[bytes], report: Report) -> list[str]:
    """Each line as text. A file that mixes UTF-8 and an old character set has its odd lines
    reported, and so has a line that mixes both in itself, which can only be read as the old one.
    """
    legacy = _legacy(name, lines, report)
    encodings = [_encoding(line, legacy) for line in lines]
    counts = Counter(encoding for encoding in encodings if encoding != "ascii")
    usual = "utf-8" if counts["utf-8"] >= counts[legacy] else legacy
    texts = []
    for number, (line, encoding) in enumerate(zip(lines, encodings, strict=True), start=1):
        if encoding == "unknown":
            report.error(name, number, "import-encoding-unknown")
        elif encoding not in ("ascii", usual):
            report.error(name, number, "import-encoding-mixed", usual=usual, found=encoding)
        text = line.decode(legacy if encoding == "unknown" else encoding, "replace")
        if misread := _MISREAD.search(text):
            report.warning(name, number, "import-encoding-misread", found=misread[0])
        texts.append(text)
    return texts


def _legacy(name: str, lines: list[bytes], report: Report) -> str:
    """The old character set of lines that are not UTF-8. Any but that of Windows is named with the
    words that show it; if two would do, the file is refused.
    """
    found = find_codepage([line for line in lines if not _is_utf8(line) and not _is_mixed(line)])
    shown = ", ".join(found.examples)
    if not found.name:
        others = ", ".join(found.others)
        report.error(name, WHOLE_FILE, "import-codepage-unclear", one=shown, other=others)
    elif found.name != WINDOWS:
        page = NAMES[found.name]
        report.warning(name, WHOLE_FILE, "import-codepage-found", page=page, names=shown)
    return found.name or WINDOWS


def _is_mixed(line: bytes) -> bool:
    return bool(_MISREAD.search(line.decode(WINDOWS, "replace")))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoding(line: bytes, legacy: str) -> str:
    if line.isascii():
        return "ascii"
    for encoding in ("utf-8", legacy):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "unknown"


def _split(name: str, texts: list[str], report: Report, separators: str) -> Iterator[Row]:
    separator = _separator(texts, separators)
    for number, text in enumerate(texts, start=1):
        try:
            cells = next(csv.reader([text], delimiter=separator, strict=True), [])
        except csv.Error:
            report.error(name, number, "import-row-unreadable")
            continue
        stripped = tuple(cell.strip() for cell in cells)
        if any(stripped):
            yield Row(name, number, stripped)


def _separator(texts: list[str], separators: str) -> str:
    """The separator that occurs most outside quotation marks."""
    sample = "".join(_QUOTED.sub("", text) for text in texts[:LINES_TO_GUESS_FROM])
    return max(separators, key=sample.count)
