"""Tables to open in a spreadsheet program, as CSV the way German Excel reads it by itself."""

import csv
import io
from collections.abc import Iterable, Sequence

SEPARATOR = ";"
# A cell that begins so would be run as a formula; an apostrophe in front makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table in UTF-8 with a byte order mark; no cell can become a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR)
    for row in (head, *rows):
        writer.writerow([_as_text(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
