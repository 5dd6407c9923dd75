"""The list of letters for those who write them."""

from collections.abc import Iterable

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.letters import LetterState
from elternportal.domain.people import STAFF
from elternportal.services.letters.office_list import WantedLetters, list_letters
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.letters import office_letter_views as views
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@opens_for(*STAFF)
class OfficeLettersPageState(LivePageState, PortalState):
    """One state at a time; published letters of one school year."""

    may_write: rx.Field[bool] = rx.field(False)
    shown: rx.Field[str] = rx.field("")  # "" until one knows which letters there are
    lines: rx.Field[list[views.OfficeLetterLine]] = rx.field(default_factory=list)
    drafts_tab: rx.Field[str] = rx.field("")
    scheduled_tab: rx.Field[str] = rx.field("")
    published_tab: rx.Field[str] = rx.field("")
    withdrawn_tab: rx.Field[str] = rx.field("")
    years: rx.Field[list[views.YearLine]] = rx.field(default_factory=list)
    year: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self.shown, self.year = "", ""

    def _topics(self) -> Iterable[str]:
        return [topics.news()]

    @allow(*STAFF)
    async def show(self, shown: str) -> None:
        """Drafts, scheduled or published letters."""
        if shown in set(LetterState):
            self.shown = shown
            await self._show()

    @allow(*STAFF)
    async def show_year(self, year: str) -> None:
        """Published letters of another school year."""
        self.year = year
        await self._show()

    async def _show(self) -> None:
        state = LetterState(self.shown) if self.shown else None
        wanted = WantedLetters(state, number(self.year) or None)
        letters = await self._read(list_letters, wanted)
        self.may_write = letters is not None
        if letters is None:
            return
        language = current_request().language
        self.shown = letters.state.value
        self.lines = views.letter_lines(letters, language)
        self.drafts_tab = views.tab_text(LetterState.DRAFT, letters, language)
        self.scheduled_tab = views.tab_text(LetterState.SCHEDULED, letters, language)
        self.published_tab = views.tab_text(LetterState.PUBLISHED, letters, language)
        self.withdrawn_tab = views.tab_text(LetterState.WITHDRAWN, letters, language)
        self.years = views.year_choices(letters)
        self.year = str(letters.school_year or "")
