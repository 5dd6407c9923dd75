"""Finds the texts of help pages and reads them once."""

from functools import lru_cache
from pathlib import Path

from elternportal.help.page import TEXTS, HelpGroup, HelpPage

GROUPS_AREA = "help"


def page_text(page: HelpPage, area: str, language: str) -> str:
    """The Markdown of a page's help.

    Raises:
        FileNotFoundError: nobody wrote it.
    """
    return _read(page.folder / language / area / f"{page.slug}.md")


def group_text(group: HelpGroup, language: str) -> str:
    """The Markdown of a group's help."""
    return _read(TEXTS / language / GROUPS_AREA / f"{group.slug}.md")


@lru_cache
def _read(path: Path) -> str:
    return path.read_text("utf-8")
