"""The HTML of Untis' monitor pages as days with messages and rows; nothing of it is trusted.

Such pages have stray end tags and tables in tables that are never closed, so only what is needed
counts: titles, cells and rows. What is struck through in a cell is kept apart from what is not.
The character set that a page names may be wrong, so strict UTF-8 is tried first.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from elternportal.imports.folder import NamedFile

MARK = b"mon_title"
LIST_MARK = b"mon_list"
MAX_BYTES = 3 * 1024 * 1024  # a page with a thousand rows has 2 MB
STRUCK = ("strike", "s", "del")


@dataclass(slots=True)
class HtmlCell:
    """``old`` is what is struck through."""

    text: str = ""
    old: str = ""
    is_head: bool = False
    is_group: bool = False


@dataclass(slots=True)
class HtmlRow:
    line: int
    cells: list[HtmlCell] = field(default_factory=list)


@dataclass(slots=True)
class HtmlDay:
    """What follows one title, e.g. "10.6.2019 Montag, Woche A"."""

    title: str
    line: int
    messages: list[HtmlRow] = field(default_factory=list)
    rows: list[HtmlRow] = field(default_factory=list)
    has_list: bool = False


@dataclass(slots=True)
class HtmlPage:
    days: list[HtmlDay] = field(default_factory=list)
    next_page: str = ""  # to which a screen goes on after some seconds


def is_monitor_page(file: NamedFile) -> bool:
    head = file.content[:MAX_BYTES].lower()
    return MARK in head and (LIST_MARK in head or b"untis" in head) and b"<html" in head


def read_page(file: NamedFile) -> HtmlPage:
    """All days of a page, in their order."""
    text = decoded(file.content)
    reader = _Reader(has_lines=text.count("\n") * 20 > text.lower().count("<tr"))
    reader.feed(text)
    reader.close()
    return reader.page


def decoded(content: bytes) -> str:
    """The text in UTF-8 if it is that, whatever the page says of itself; else in cp1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


class _Reader(HTMLParser):
    def __init__(self, *, has_lines: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.page = HtmlPage()
        self._has_lines = has_lines
        self._rows = 0
        self._table = ""
        self._in_title = False
        self._struck = 0
        self._row: HtmlRow | None = None
        self._cell: HtmlCell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.page.next_page = given.get("content", "").rpartition("=")[2].strip()
        elif tag == "div" and "mon_title" in classes:
            self._end_row()
            self._in_title = True
            self.page.days.append(HtmlDay("", self.getpos()[0]))
        elif tag == "table":
            self._begin_table(classes)
        elif tag == "tr":
            self._begin_row()
        elif tag in ("td", "th"):
            self._begin_cell(is_head=tag == "th", is_group="inline_header" in classes)
        elif tag in STRUCK:
            self._struck += 1
        elif tag in ("br", "p"):
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._in_title = False
        elif tag in ("td", "th"):
            self._cell = None
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._end_row()
            self._table = ""
        elif tag in STRUCK:
            self._struck = max(self._struck - 1, 0)

    def handle_data(self, data: str) -> None:
        if self._in_title and self.page.days:
            self.page.days[-1].title += data
        else:
            self._add(data)

    def _add(self, text: str) -> None:
        if self._cell is None:
            return
        if self._struck:
            self._cell.old += text
        else:
            self._cell.text += text

    def _begin_table(self, classes: list[str]) -> None:
        self._end_row()
        self._table = next((name for name in ("info", "mon_list") if name in classes), "")
        if self._table == "mon_list" and self.page.days:
            self.page.days[-1].has_list = True

    def _begin_row(self) -> None:
        self._end_row()
        self._rows += 1
        self._row = HtmlRow(self.getpos()[0] if self._has_lines else self._rows)

    def _begin_cell(self, *, is_head: bool, is_group: bool) -> None:
        self._struck = 0
        self._cell = HtmlCell(is_head=is_head, is_group=is_group)
        if self._row is not None:
            self._row.cells.append(self._cell)

    def _end_row(self) -> None:
        row, self._row, self._cell = self._row, None, None
        if row is None or not row.cells or not self.page.days:
            return
        day = self.page.days[-1]
        if self._table == "info":
            day.messages.append(row)
        elif self._table == "mon_list":
            day.rows.append(row)
