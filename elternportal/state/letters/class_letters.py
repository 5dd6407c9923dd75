"""Letters to the classes that a teacher leads: the list, and one that is open."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.clock import to_school
from elternportal.domain import topics
from elternportal.domain.people import Role
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.letters.class_letters import (
    ClassLetterRow,
    ClassLetterView,
    list_class_letters,
    read_class_letter,
)
from elternportal.services.letters.options import option_text
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.letters.office_letter_views import results_address
from elternportal.state.listing import (
    LONGEST_SEARCH,
    PAGE,
    WORDS,
    PagerLine,
    list_address,
    pager,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@dataclass
class ClassLetterLine:
    """One letter of the list; ``about`` says its number, day and deadline."""

    key: str
    title: str
    about: str
    href: str
    results: str


@dataclass
class OpenClassLetterLine:
    """The letter that is open; ``title`` is empty if there is none."""

    title: str = ""
    about: str = ""
    html: str = ""
    asked: str = ""
    question: str = ""
    options: list[str] = field(default_factory=list)
    results: str = ""


@opens_for(Role.TEACHER)
class ClassLettersPageState(LivePageState, PortalState):
    """The list, whose words and page stand in the address, or the letter of ``?brief=…``."""

    letter_id: rx.Field[int] = rx.field(0)
    letters: rx.Field[list[ClassLetterLine]] = rx.field(default_factory=list)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")  # the address of the list without the search
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    letter: rx.Field[OpenClassLetterLine] = rx.field(default_factory=OpenClassLetterLine)
    files: rx.Field[list[FileLine]] = rx.field(default_factory=list)

    async def _prepare(self) -> None:
        self.letter_id = number(self.router.url.query_parameters.get(routes.LETTER_ID))

    def _topics(self) -> Iterable[str]:
        return [topics.news()]

    @allow(Role.TEACHER)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show the letters with these words."""
        words = str(form.get(WORDS, "")).strip()[:LONGEST_SEARCH]
        return rx.redirect(
            list_address(routes.CLASS_LETTERS, current_request().language, {WORDS: words})
        )

    async def _show(self) -> None:
        language = current_request().language
        self.letter, self.files, self.letters = OpenClassLetterLine(), [], []
        if not self.letter_id:
            await self._show_list(language)
            return
        view = await self._read(read_class_letter, self.letter_id)
        if view is not None:
            self.letter, self.files = _opened(view, language), file_lines(view.files, language)

    async def _show_list(self, language: str) -> None:
        query = self.router.url.query_parameters
        self.words = query.get(WORDS, "").strip()[:LONGEST_SEARCH]
        self.without_words = list_address(routes.CLASS_LETTERS, language, {})
        page = await self._read(list_class_letters, self.words, number(query.get(PAGE)))
        if page is not None:
            self.letters = [_line(row, language) for row in page.rows]
            self.pages = pager(page, routes.CLASS_LETTERS, language, {WORDS: self.words})


def _line(row: ClassLetterRow, language: str) -> ClassLetterLine:
    page = routes.localized(routes.CLASS_LETTERS, language)
    return ClassLetterLine(
        key=str(row.letter_id),
        title=row.title,
        about=_about(row, language),
        href=f"{page}?{routes.LETTER_ID}={row.letter_id}",
        results=results_address(row.letter_id, language),
    )


def _about(row: ClassLetterRow, language: str) -> str:
    published = day(to_school(row.published_at).date(), language)
    about = t("letter-about", language, number=row.number, day=published)
    if row.deadline is None:
        return about
    return f"{about} · {t('office-letter-until', language, day=day(row.deadline, language))}"


def _opened(view: ClassLetterView, language: str) -> OpenClassLetterLine:
    return OpenClassLetterLine(
        title=view.row.title,
        about=_about(view.row, language),
        html=view.html,
        asked=t(f"office-letter-demand-{view.demand}", language),
        question=view.question,
        options=[option_text(view.demand, text, language) for text in view.options],
        results=results_address(view.row.letter_id, language),
    )
