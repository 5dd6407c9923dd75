"""Typeset a template of this folder into an accessible PDF for the archive (PDF/A-2a, PDF/UA-1).

Data reaches a template as JSON, never as source, so a name with markup in it stays a name. The
fonts are those that typst and a locked package bring along, so a PDF looks the same on every
machine.

Such a PDF needs a glyph for every character, and people type characters that no font of ours has.
Those that mean nothing on paper are left out beforehand (``printable.py``). For the others typst
itself says which it cannot show: then the large font for Chinese, Japanese and Korean is looked
into, and of what that has not letters are written in Latin, and a sign stands in for the rest.
"""

import json
import logging
import re
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

import typst

from elternportal import clock
from elternportal.documents.printable import STAND_IN, in_latin, printable
from elternportal.errors import PortalError

logger = logging.getLogger(__name__)

TEMPLATES = Path(__file__).parent / "templates"
# The package that holds Noto Sans CJK (SIL Open Font License 1.1).
EAST_ASIAN_FONT = "cvttf_NotoSansCJK_Regular"

_WITHOUT_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ASCII = re.compile(r"[\x00-\x7f]+")


class CannotTypeset(PortalError):
    """Typst refused the document; the log says why."""

    key: ClassVar[str] = "documents-error-typeset"
    status: ClassVar[int] = 500


def typeset(template: str, language: str, title: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of ``templates/<template>.typ``.

    Args:
        data: JSON values only, ready to be printed: texts, dates and times as people say them.

    Raises:
        CannotTypeset
    """
    whole = printable({**data, "language": language, "title": title})
    whole["title"] = whole["title"].strip() or STAND_IN  # PDF/UA-1 asks for a title
    content = json.dumps(whole, ensure_ascii=False)
    try:
        return _compile(template, content)
    except typst.TypstError:
        fonts = _east_asian_fonts()
    try:
        return _compile(template, content, fonts)
    except typst.TypstError as error:
        content = _with_stand_ins(content, str(error.diagnostic))
    try:
        return _compile(template, content, fonts)
    except typst.TypstError as error:
        logger.exception("typst refused the template %s", template)
        raise CannotTypeset() from error


def _compile(template: str, content: str, fonts: Sequence[Path] = ()) -> bytes:
    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        ignore_system_fonts=True,
        font_paths=list(fonts),
        sys_inputs={"data": content},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(clock.now().timestamp()),
    )


def _east_asian_fonts() -> Sequence[Path]:
    """Reading it takes a tenth of a second, so it is asked only when a glyph is missing."""
    package = find_spec(EAST_ASIAN_FONT)
    return [Path(folder) for folder in (package and package.submodule_search_locations) or ()]


def _with_stand_ins(content: str, diagnostic: str) -> str:
    """The JSON without each text that typst names as one without a glyph.

    ASCII always has glyphs and may be JSON's own punctuation, so only the rest is replaced, e.g.
    of a letter with a mark above it the mark.
    """
    named = (_ESCAPED.sub(_unescaped, text) for text in _WITHOUT_GLYPH.findall(diagnostic))
    unknown = {_ASCII.sub("", text) for text in named} - {""}
    for text in sorted(unknown, key=len, reverse=True):
        content = content.replace(text, json.dumps(in_latin(text))[1:-1])
    return content


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
