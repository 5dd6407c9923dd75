"""Typed cells of one row: what does not fit is reported with its column, never guessed."""

import math
import re
from datetime import date, timedelta

from elternportal.domain.email_address import EmailMalformed, parse_email
from elternportal.domain.letters_and_signs import as_name, composed
from elternportal.imports.findings import Report
from elternportal.imports.rows import Column, Row, RowOfNames

# Vietnamese letters have two marks; cut before they are put together.
_PARTS_OF_A_LETTER = 4
MAX_NUMBER = 2_000_000_000  # fits a 32-bit column
NOBODY = "?"  # what Untis writes for a teacher or class that is not decided yet
# Excel counts the days from here, and ends with the year 2173.
_EXCEL_BEGINS, _EXCEL_DAYS = date(1899, 12, 30), 100_000
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_DATE = re.compile(r"\d{8}", re.ASCII)
_GENDERS = {"1": "F", "W": "F", "F": "F", "2": "M", "M": "M", "3": "D", "D": "D"}


class Cells:
    """The cells of ``row`` by 1-based column or by name; findings go to ``report``."""

    def __init__(self, row: Row | RowOfNames, report: Report) -> None:
        self.row = row
        self.report = report

    def text(self, column: Column, limit: int) -> str:
        """A text in NFC of at most ``limit`` characters; a longer one or control characters: error.

        Files from a Mac write each umlaut as two characters (data-formats §9).
        """
        text = composed(self.row.cell(column)[: limit * _PARTS_OF_A_LETTER + 1])
        if len(text) > limit:
            self.error("import-text-too-long", column=column, limit=limit)
            return text[:limit]
        if not text.isprintable() and any(ord(character) < 32 for character in text):
            self.error("import-control-characters", column=column)
        return text

    def required(self, column: Column, limit: int) -> str:
        """Like :meth:`text`, but an empty cell is an error."""
        text = self.text(column, limit)
        if not text:
            self.error("import-cell-empty", column=column)
        return text

    def name(self, column: Column, limit: int) -> str:
        """What somebody is called, like :meth:`text` and without signs that nobody sees."""
        return as_name(self.text(column, limit))

    def required_name(self, column: Column, limit: int) -> str:
        """Like :meth:`name`, but an empty cell is an error."""
        return as_name(self.required(column, limit))

    def email(self, column: Column) -> str:
        """A mail address in its one form; one that cannot be one is left out, with a warning."""
        typed = self.row.cell(column)
        if not typed:
            return ""
        try:
            return parse_email(typed)
        except EmailMalformed as error:
            sign = error.args_for_text.get("sign", "none")
            self.warning("import-not-an-email", column=column, value=typed[:80], sign=sign)
            return ""

    def names(self, column: Column, limit: int) -> list[str]:
        """The short names that ``~`` joins in a cell, each once; Untis writes ``?`` for none."""
        names = (name.strip() for name in self.text(column, limit).split("~"))
        return list(dict.fromkeys(name for name in names if name not in ("", NOBODY)))

    def short_name(self, column: Column, limit: int) -> str:
        """One short name that refers to something; empty for ``?``."""
        name = self.text(column, limit)
        return "" if name == NOBODY else name

    def required_number(self, column: Column) -> int:
        """A whole number from 0; anything else is an error and gives 0."""
        number = _whole_number(self.row.cell(column))
        if number is None:
            self.error("import-not-a-number", column=column, value=self.row.cell(column)[:40])
            return 0
        return number

    def number(self, column: Column) -> int | None:
        """A whole number, or None with a warning when the cell is filled with something else."""
        number = _whole_number(self.row.cell(column))
        if number is None and self.row.cell(column):
            self._doubt("import-not-a-number", column)
        return number

    def hours(self, column: Column) -> float:
        """Weekly hours, e.g. ``2.00000`` or ``1,5``; 0 with a warning when it is no number."""
        text = self.row.cell(column).replace(",", ".")
        try:
            hours = float(text or 0)
        except ValueError:
            hours = math.nan
        if not 0 <= hours <= 1000:
            self._doubt("import-not-a-number", column)
            return 0.0
        return round(hours, 3)

    def german_date(self, column: Column) -> date | None:
        """A day written ``dd.mm.yyyy``; None with a warning when it is no such day."""
        text = self.row.cell(column)
        if not text:
            return None
        try:
            day, month, year = text.split(".")
            return _day(f"{year:0>4}{month:0>2}{day:0>2}")
        except ValueError:
            self._doubt("import-not-a-date", column)
            return None

    def any_date(self, column: Column) -> date | None:
        """A day as lists write it: ``dd.mm.yyyy``, ``yyyy-mm-dd`` or Excel's number of the day."""
        text = self.row.cell(column)
        number = _whole_number(text)
        if number is not None and number < _EXCEL_DAYS:
            return _EXCEL_BEGINS + timedelta(days=number) if number else None
        found = _ISO_DATE.match(text)
        if not found:
            return self.german_date(column)
        try:
            return date.fromisoformat(found[0])
        except ValueError:
            self._doubt("import-not-a-date", column)
            return None

    def date(self, column: Column) -> date | None:
        """A day written ``YYYYMMDD``; None with a warning when it is no such day."""
        text = self.row.cell(column)
        if text in ("", "0"):
            return None
        try:
            return _day(text)
        except ValueError:
            self._doubt("import-not-a-date", column)
            return None

    def gender(self, column: Column) -> str:
        """``F``, ``M`` or ``D``; Untis writes 1 for female and 2 for male."""
        text = self.row.cell(column)
        if text and text.upper() not in _GENDERS:
            self._doubt("import-gender-unknown", column)
        return _GENDERS.get(text.upper(), "")

    def check_order(self, start: Column, end: Column) -> None:
        """Warn when the date of column ``end`` lies before that of column ``start``."""
        first, last = self.date(start), self.date(end)
        if first and last and last < first:
            self.warning("import-dates-reversed", start=first, end=last)

    def error(self, text_key: str, **args: object) -> None:
        self.report.error(self.row.file, self.row.line, text_key, **args)

    def warning(self, text_key: str, **args: object) -> None:
        self.report.warning(self.row.file, self.row.line, text_key, **args)

    def _doubt(self, text_key: str, column: Column) -> None:
        self.warning(text_key, column=column, value=self.row.cell(column)[:40])


def _day(text: str) -> date:
    if not _DATE.fullmatch(text):
        raise ValueError("not eight digits")
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _whole_number(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= 10):
        return None
    return number if (number := int(text)) <= MAX_NUMBER else None
