"""A guardian's list of letters; what is chosen stands in the address."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal.domain import topics
from elternportal.domain.people import Role
from elternportal.services.letters.inbox import LetterQuery, list_letters
from elternportal.state.base import PortalState
from elternportal.state.letters import inbox_views as views
from elternportal.state.listing import ChoiceLine
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@opens_for(Role.PARENT)
class LettersPageState(LivePageState, PortalState):
    """Letters of one school year over all children."""

    rows: rx.Field[list[views.InboxLine]] = rx.field(default_factory=list)
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    children: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    years: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")  # the address of this list without the search
    empty: rx.Field[str] = rx.field("")

    def _topics(self) -> Iterable[str]:
        return [topics.family(current_request().signed_in.account_id), topics.news()]

    async def _refresh(self) -> None:
        await self._show()
        await self._count_badges()

    @allow(Role.PARENT)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show what holds these words; they stand in the address like everything chosen."""
        words = str(form.get(views.WORDS, ""))[: views.LONGEST_SEARCH]
        query = replace(self._query(), words=words.strip())
        return rx.redirect(views.address(query, current_request().language))

    def _query(self) -> LetterQuery:
        return views.query_of(self.router.url.query_parameters)

    async def _show(self) -> None:
        query, language = self._query(), current_request().language
        view = await self._read(list_letters, query)
        if view is None:
            return
        query = replace(query, child_id=view.child_id)  # an old or foreign address shows all
        self.rows = views.rows(view, language)
        self.shown = views.shown_choices(view, query, language)
        self.children = views.child_choices(view, query, language)
        self.years = views.year_choices(view, language)
        self.words = query.words
        self.without_words = views.address(replace(query, words=""), language)
        self.empty = views.empty_sentence(query, language)
