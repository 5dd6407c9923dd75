"""Tables to open in a spreadsheet program, as CSV the way German Excel reads it by itself."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

SEPARATOR = ";"
# A cell that begins so would be run as a formula; an apostrophe in front makes it text.
FORMULA_STARTS = ("=", "+", "-", "@")
LINE_STARTS = ("\t", "\r", "\n")
INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})  # what programs skip before a formula


def csv_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table in UTF-8 with a byte order mark; no cell can become a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR)
    for row in (head, *rows):
        writer.writerow([_as_text(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    # Programs read full-width signs like plain ones, which is what NFKC makes of them.
    plain = unicodedata.normalize("NFKC", cell)
    seen = next((sign for sign in plain if unicodedata.category(sign) not in INVISIBLE), "")
    is_risky = cell.startswith(LINE_STARTS) or seen in FORMULA_STARTS
    return f"'{cell}" if is_risky else cell
