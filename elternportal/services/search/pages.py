"""The portal's own pages as they are found: by their names, and by what their help says."""

import re
from collections.abc import Sequence
from functools import lru_cache

from sqlmodel import Session

from elternportal.domain.menu import GROUPS, menu_of
from elternportal.domain.people import Actor
from elternportal.domain.search import has_words
from elternportal.help.filling import fill
from elternportal.help.page import HelpPage
from elternportal.help.texts import page_text
from elternportal.i18n import t
from elternportal.module import FoundThing
from elternportal.school_settings.snapshot import school_settings
from elternportal.texts.markdown import to_plain

PAGE_KIND = "page"
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")  # its words are enough
_GROUP_KEYS = {group.name: group.key for group in GROUPS}


def find_pages(
    session: Session, actor: Actor, words: Sequence[str]
) -> tuple[list[FoundThing], list[FoundThing]]:
    """The pages of the person's menu with all the words: in their name, and in their help alone.

    The text of the latter is the line of the help that speaks of it.
    """
    settings, language = school_settings(session), actor.language
    modules = settings.active_modules()
    own = {
        route
        for of_group in menu_of((it for one in modules for it in one.menu), actor.roles).values()
        for route in of_group
    }
    helps = {page.route: (page, it.name) for it in modules for page in it.help_pages}
    named, explained = [], []
    for place, entry in enumerate(it for one in modules for it in one.menu):
        if entry.route not in own:
            continue
        title, group = t(entry.key, language), t(_GROUP_KEYS[entry.group], language)
        if has_words(words, title):
            named.append(FoundThing(place, title, group, entry.route))
        elif entry.route in helps and (line := _line_with(words, *helps[entry.route], language)):
            text = to_plain(_LINK.sub(r"\1", fill(line, settings, language)))
            explained.append(FoundThing(place, title, text, entry.route))
    return named, explained


def _line_with(words: Sequence[str], page: HelpPage, area: str, language: str) -> str:
    """The first line of a page's help that holds all the words, or empty."""
    return next((it for it in _lines(page, area, language) if has_words(words, it)), "")


@lru_cache
def _lines(page: HelpPage, area: str, language: str) -> tuple[str, ...]:
    """The paragraphs of a help, without what shows or hides others."""
    lines = (line.strip() for line in page_text(page, area, language).splitlines())
    return tuple(line for line in lines if line and line[0] not in "#{")
