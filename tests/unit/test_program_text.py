"""No page shows the name of a var where its value should stand."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from elternportal.i18n import LANGUAGES, using
from elternportal.pages import Page, all_pages
from elternportal.ui.place import building

# A text in JavaScript, as Reflex writes it.
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
NAME_OF_A_VAR = re.compile(r"_rx_state_\b|\breflex___state|\?\.\[")


def strings(part: Any) -> Iterator[str]:
    """All JavaScript in what a component is drawn from."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from strings(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from strings(value)


def program_texts(rendered: Any) -> set[str]:
    texts = {text for string in strings(rendered) for text in TEXT.findall(string)}
    return {text for text in texts if NAME_OF_A_VAR.search(text) and "____" not in text}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.route)
def test_no_page_shows_program_text(page: Page, language: str) -> None:
    with using(language), building(page.route):
        assert program_texts(page.view().render()) == set()
