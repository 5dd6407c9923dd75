"""Markdown as authors write it: shown as safe HTML, as plain text, and as blocks for print.

HTML in the text is shown as typed, never obeyed; links lead to web and mail addresses only;
pictures are not allowed, because they would be loaded from elsewhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")
LINKS_BY_NAME = ("help:", "page:")  # in texts of the portal itself
HEADING_SHIFT = 2  # the page has the h1, a section the h2


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  (the library's name)
        return url.lower().startswith(SAFE_LINKS)


class _OwnTextParser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  (the library's name)
        return url.lower().startswith((*SAFE_LINKS, *LINKS_BY_NAME))


_own_text_parser = _OwnTextParser("commonmark", {"html": False}).enable("table").disable("image")
_parser = _Parser("commonmark", {"html": False, "breaks": True}).enable("table").disable("image")

# Short rows are filled up with empty cells: a small text could become a huge table.
_parser_without_tables = _Parser("commonmark", {"html": False, "breaks": True}).disable("image")
MAX_CELLS = 5000
# Each bracket may begin a link, and is looked at together with all that follow it.
_parser_without_links = _Parser("commonmark", {"html": False, "breaks": True}).disable(
    ["image", "link"]
)
MAX_BRACKETS = 2000
KEPT_PAGES = 128  # a thousand families open the same letter

CELL_SEPARATOR = " | "

BlockKind = Literal["heading", "paragraph", "item", "row"]
_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "td_open": "row",
    "th_open": "row",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text for print: ``marker`` is "•" or "2." for list items."""

    kind: BlockKind
    text: str
    marker: str = ""


@lru_cache(maxsize=KEPT_PAGES)
def to_html(text: str, shift: int = HEADING_SHIFT) -> str:
    """Safe HTML; headings are moved down so that they fit below the page's own."""
    tokens = _parse(text)
    _lower_headings(tokens, shift)
    for token in _links(tokens):
        token.attrSet("rel", "noopener noreferrer")
        token.attrSet("target", "_blank")
    html: str = _parser.renderer.render(tokens, _parser.options, {})
    return html


def to_html_with_links(text: str, address_of: Callable[[str], str | None], shift: int) -> str:
    """A text of the portal itself as safe HTML; it links by name, e.g. to ``help:elternbriefe``.

    ``address_of`` gives the address behind a name, or None: then only the words stay. Headings
    are moved down by ``shift``.
    """
    tokens = _own_text_parser.parse(text)
    _lower_headings(tokens, shift)
    for token in tokens:
        token.children = list(_with_addresses(token.children or [], address_of))
    html: str = _own_text_parser.renderer.render(tokens, _own_text_parser.options, {})
    return html


def links_in(text: str) -> list[str]:
    """The links of a text of the portal itself, as they are written."""
    return [str(token.attrGet("href")) for token in _links(_own_text_parser.parse(text))]


def _with_addresses(
    children: list[Token], address_of: Callable[[str], str | None]
) -> Iterator[Token]:
    is_dropped = False  # of the link that is open: there is never one inside another
    for child in children:
        if child.type == "link_open":
            link = str(child.attrGet("href"))
            address = address_of(link) if link.startswith(LINKS_BY_NAME) else link
            is_dropped = address is None
            child.attrSet("href", address or "")
        if is_dropped and child.type in {"link_open", "link_close"}:
            continue
        yield child


def _lower_headings(tokens: list[Token], shift: int) -> None:
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + shift, 6)}"


def to_plain(text: str) -> str:
    """The words alone, with the addresses behind links, for search, excerpts and comparing."""
    return "\n".join(f"{block.marker} {block.text}".strip() for block in to_blocks(text))


def to_blocks(text: str) -> list[Block]:
    """Headings, paragraphs, list items and table rows in order, without emphasis.

    Lines end where they do on the page, and an address that a link hides stands behind it.
    """
    return list(_blocks(_parse(text)))


def _parse(text: str) -> list[Token]:
    if text.count("[") > MAX_BRACKETS:
        return _parser_without_links.parse(text)
    lines = text.replace("\r", "\n").split("\n")
    columns = max((line.count("|") + 1 for line in lines), default=0)
    parser = _parser if columns * len(lines) <= MAX_CELLS else _parser_without_tables
    return parser.parse(text)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    kind: BlockKind = "paragraph"
    numbers: list[int] = []  # of the open lists; 0 for one without numbers
    marker = ""
    cells: list[str] = []
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            numbers.append(int(token.attrGet("start") or 1) if token.tag == "ol" else 0)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            numbers.pop()
        elif token.type == "list_item_open":
            marker = f"{numbers[-1]}." if numbers[-1] else "•"
            numbers[-1] += 1 if numbers[-1] else 0
        elif token.type == "tr_close":
            yield Block("row", CELL_SEPARATOR.join(cells))
            cells = []
        elif token.type in _KINDS:
            kind = _KINDS[token.type]
        elif token.type == "inline" and kind == "row":
            cells.append(_words(token))
        elif token.type == "inline":
            yield Block("item" if numbers else kind, _words(token), marker)
            marker = ""
        elif token.type in {"code_block", "fence"}:
            yield Block("paragraph", token.content.rstrip())


def _words(token: Token) -> str:
    text = ""
    address, start = "", 0  # of the link that is open: there is never one inside another
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            text += "\n"
        elif child.type == "link_open":
            address, start = _readable(str(child.attrGet("href"))), len(text)
        elif child.type == "link_close":
            if child.info != "auto" and _readable(text[start:]) != address:
                text += f" ({address})"
        else:
            text += child.content
    return text


def _readable(address: str) -> str:
    """An address as people write it on paper."""
    return address.removeprefix("mailto:").removeprefix("tel:")


def _links(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from (child for child in token.children or [] if child.type == "link_open")
