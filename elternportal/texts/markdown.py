"""Markdown as authors write it: shown as safe HTML, as plain text, and as blocks for print.

HTML in the text is shown as typed, never obeyed; links lead to web and mail addresses only;
pictures are not allowed, because they would be loaded from elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")
HEADING_SHIFT = 2  # the page has the h1, a section the h2


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  (the library's name)
        return url.lower().startswith(SAFE_LINKS)


_parser = _Parser("commonmark", {"html": False, "breaks": True}).enable("table").disable("image")

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


def to_html(text: str) -> str:
    """Safe HTML; headings are moved down so that they fit below the page's own."""
    tokens = _parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + HEADING_SHIFT, 6)}"
    for token in _links(tokens):
        token.attrSet("rel", "noopener noreferrer")
        token.attrSet("target", "_blank")
    html: str = _parser.renderer.render(tokens, _parser.options, {})
    return html


def to_plain(text: str) -> str:
    """The words alone, for search, excerpts and plain mails."""
    return "\n".join(f"{block.marker} {block.text}".strip() for block in to_blocks(text))


def to_blocks(text: str) -> list[Block]:
    """Headings, paragraphs, list items and table rows in order, without emphasis."""
    return list(_blocks(_parser.parse(text)))


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
    breaks = {"softbreak", "hardbreak"}
    parts = (" " if child.type in breaks else child.content for child in token.children or [])
    return "".join(parts)


def _links(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from (child for child in token.children or [] if child.type == "link_open")
