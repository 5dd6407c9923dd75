"""Recognise a file by its content, so that a renamed or mixed-up file is not imported as another.

A signature is what nearly every row of that file has and hardly a row of the others (columns as
in data-formats §1). A file is foreign when most rows bear another file's signature and not that of
the file it is named after, or when most rows have no columns at all (a letter, a web page).
"""

import re
from collections.abc import Callable, Mapping

from elternportal.imports.rows import Row

Signature = Callable[[Row], bool]

_DAY = re.compile(r"(19|20)\d\d[01]\d[0-3]\d", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_HOURS = re.compile(r"\d{1,4}([.,]\d+)?", re.ASCII)
_GENDERS = ("1", "2", "3")


def foreign_file(number: str, rows: list[Row], signatures: Mapping[str, Signature]) -> str:
    """The catalogue key that says why this is no ``GPU<number>``, or "" when it may be one.

    ``signatures`` are all that are known, by the number of the file.
    """
    if 2 * sum(len(row.cells) < 2 for row in rows) > len(rows):
        return "import-file-not-untis"
    own = signatures.get(number, _is_unknown)
    others = [signature for other, signature in signatures.items() if other != number]
    foreign = sum(not own(row) and any(other(row) for other in others) for row in rows)
    return "import-file-wrong" if 2 * foreign > len(rows) else ""


def _is_unknown(_row: Row) -> bool:
    return False


def _is_number(row: Row, *columns: int) -> bool:
    return all(_NUMBER.fullmatch(row.cell(column)) for column in columns)


def _is_day(row: Row, *columns: int) -> bool:
    return all(_DAY.fullmatch(row.cell(column)) for column in columns)


def _is_name(row: Row, *columns: int) -> bool:
    return all(row.cell(column)[:1].isalpha() for column in columns)


def is_timetable(row: Row) -> bool:
    return _is_number(row, 1, 6, 7) and len(row.cells) <= 10


def is_lesson(row: Row) -> bool:
    has_hours = bool(_HOURS.fullmatch(row.cell(2)))
    return _is_number(row, 1) and has_hours and (_is_name(row, 6) or _is_name(row, 7))


def is_teacher(row: Row) -> bool:
    return _is_name(row, 2, 29) and row.cell(31) in _GENDERS


def is_pupil(row: Row) -> bool:
    return _is_name(row, 2, 8) and row.cell(11) in ("", *_GENDERS)


def is_substitution(row: Row) -> bool:
    return _is_number(row, 1, 3, 4) and _is_day(row, 2)


def is_exam(row: Row) -> bool:
    return _is_day(row, 4) and _is_number(row, 5, 6)


def is_holiday(row: Row) -> bool:
    return _is_day(row, 3, 4)
