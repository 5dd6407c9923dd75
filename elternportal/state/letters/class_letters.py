"""Letters to the classes that a teacher leads: the list, and one that is open."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import reflex as rx

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
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for
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
    """The list, or the letter named by ``?brief=…``."""

    letter_id: rx.Field[int] = rx.field(0)
    letters: rx.Field[list[ClassLetterLine]] = rx.field(default_factory=list)
    letter: rx.Field[OpenClassLetterLine] = rx.field(default_factory=OpenClassLetterLine)
    files: rx.Field[list[FileLine]] = rx.field(default_factory=list)

    async def _prepare(self) -> None:
        self.letter_id = number(self.router.url.query_parameters.get(routes.LETTER_ID))

    def _topics(self) -> Iterable[str]:
        return [topics.news()]

    async def _show(self) -> None:
        language = current_request().language
        self.letter, self.files, self.letters = OpenClassLetterLine(), [], []
        if not self.letter_id:
            rows = await self._read(list_class_letters) or ()
            self.letters = [_line(row, language) for row in rows]
            return
        view = await self._read(read_class_letter, self.letter_id)
        if view is not None:
            self.letter, self.files = _opened(view, language), file_lines(view.files, language)


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
