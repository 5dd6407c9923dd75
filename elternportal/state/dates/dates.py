"""Termine as everybody reads them: a list, a month, or one date."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import clock, routes
from elternportal.domain import topics
from elternportal.domain.dates import A_DAY, month_of, next_month
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.i18n.dates import month_name
from elternportal.services.dates.reading import DateQuery, list_dates, read_date, read_month
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.dates import addresses
from elternportal.state.dates.words import (
    DateLine,
    WeekLine,
    date_line,
    date_lines,
    week_lines,
)
from elternportal.state.listing import LONGEST_SEARCH, WORDS, ChoiceLine, PagerLine, pager
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow_signed_in, opens_for_signed_in
from elternportal.state.request import current_request


@opens_for_signed_in
class DatesPageState(LivePageState, PortalState):
    """What the address asks for; ``weeks`` are empty outside the month."""

    lines: rx.Field[list[DateLine]] = rx.field(default_factory=list)
    weeks: rx.Field[list[WeekLine]] = rx.field(default_factory=list)
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    children_choices: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    categories: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    category_chosen: rx.Field[bool] = rx.field(False)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    month: rx.Field[str] = rx.field("")  # its name, or empty
    month_before: rx.Field[str] = rx.field("")
    month_after: rx.Field[str] = rx.field("")
    is_one: rx.Field[bool] = rx.field(False)
    empty: rx.Field[str] = rx.field("")

    def _topics(self) -> Iterable[str]:
        account_id = current_request().signed_in.account_id
        return [topics.news(), topics.family(account_id), topics.school_calendar()]

    @allow_signed_in
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show what holds these words; they stand in the address like everything chosen."""
        words = str(form.get(WORDS, ""))[:LONGEST_SEARCH].strip()
        query = replace(self._query(), words=words)
        return rx.redirect(addresses.address(query, current_request().language))

    def _query(self) -> DateQuery:
        return addresses.query_of(self.router.url.query_parameters)

    async def _show(self) -> None:
        date_id = number(self.router.url.query_parameters.get(routes.DATE_ID))
        self.is_one = bool(date_id)
        self.weeks, self.month = [], ""
        if date_id:
            await self._show_one(date_id)
            return
        query = self._query()
        if query.month:
            await self._show_month(query)
        else:
            await self._show_list(query)

    async def _show_one(self, date_id: int) -> None:
        language = current_request().language
        self.empty = t("dates-one-missing", language)
        try:
            row = await self._read_or_raise(read_date, date_id)
        except NotFound:
            self.lines = []
        else:
            self.lines = [date_line(row, language)]

    async def _show_list(self, query: DateQuery) -> None:
        view = await self._read(list_dates, query)
        if view is None:
            return
        language = current_request().language
        query = replace(query, child_id=view.child_id)
        self.lines = date_lines(view.rows.rows, language)
        self.pages = pager(view.rows, routes.DATES, language, addresses.chosen_of(query))
        is_filtered = query.words or query.category or query.past
        self.empty = t("dates-empty-filtered" if is_filtered else "dates-empty", language)
        self._offer(query)
        self.children_choices = addresses.child_choices(query, view.children, language)

    async def _show_month(self, query: DateQuery) -> None:
        view = await self._read(read_month, query)
        if view is None:
            return
        language = current_request().language
        query = replace(query, child_id=view.child_id)
        self.lines = [date_line(row, language) for row in view.rows]
        first = view.first_day
        self.weeks = week_lines(first, view.rows, clock.today(), language)
        self.month, self.pages = month_name(first, language), PagerLine()
        before, after = month_of(first - A_DAY), next_month(first)
        self.month_before = addresses.address(replace(query, month=before), language)
        self.month_after = addresses.address(replace(query, month=after), language)
        self.empty = t("dates-empty-month", language)
        self._offer(query)
        self.children_choices = addresses.child_choices(query, view.children, language)

    def _offer(self, query: DateQuery) -> None:
        """What else can be chosen."""
        language = current_request().language
        self.shown = addresses.view_choices(query, clock.today(), language)
        self.categories = addresses.category_choices(query, language)
        self.category_chosen = query.category is not None
        self.words = query.words
        self.without_words = addresses.address(replace(query, words=""), language)
