"""What came back to one letter: its statistics, children and delivery ledger, always live."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, STAFF
from elternportal.services.letters.ledger import LedgerQuery, letter_ledger
from elternportal.services.letters.reminders import remind_open, reminder_reach
from elternportal.services.letters.resending import send_again
from elternportal.services.letters.results import letter_results
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.letters import results_views as views
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@opens_for(*STAFF)
class LetterResultsPageState(LivePageState, PortalState):
    """The letter named by ``?brief=…``; empty filters show all children."""

    letter_id: rx.Field[int] = rx.field(0)
    head: rx.Field[views.ResultHeadLine] = rx.field(default_factory=views.ResultHeadLine)
    bars: rx.Field[list[views.ResultBarLine]] = rx.field(default_factory=list)
    options: rx.Field[list[views.ResultOptionLine]] = rx.field(default_factory=list)
    classes: rx.Field[list[views.ResultChoiceLine]] = rx.field(default_factory=list)
    children_shown: rx.Field[list[views.ResultChildLine]] = rx.field(default_factory=list)
    children_found: rx.Field[int] = rx.field(0)
    class_id: rx.Field[str] = rx.field("")
    status: rx.Field[str] = rx.field("")
    shows_ledger: rx.Field[bool] = rx.field(False)
    asks_again: rx.Field[bool] = rx.field(False)  # whether to send undelivered mails again
    asks_remind: rx.Field[str] = rx.field("")  # the question, while it is asked
    searched: rx.Field[str] = rx.field("")
    ledger: rx.Field[list[views.LedgerLine]] = rx.field(default_factory=list)
    ledger_found: rx.Field[int] = rx.field(0)

    async def _prepare(self) -> None:
        self.letter_id = number(self.router.url.query_parameters.get(routes.LETTER_ID))
        self.class_id = self.status = self.searched = self.asks_remind = ""
        self.shows_ledger, self.ledger, self.asks_again = False, [], False

    def _topics(self) -> Iterable[str]:
        return [topics.letter(self.letter_id)] if self.letter_id else []

    async def _refresh(self) -> None:
        await self._show()
        if self.letter_id and self.shows_ledger:
            await self._show_ledger()

    @allow(*STAFF)
    async def show_class(self, class_id: str) -> None:
        self.class_id = str(number(class_id)) if class_id else ""
        await self._show()

    @allow(*STAFF)
    async def show_status(self, status: str) -> None:
        self.status = status
        await self._show()

    @allow(*STAFF)
    async def show_ledger(self, shows: bool) -> None:
        self.shows_ledger = shows
        if shows:
            await self._show_ledger()

    @allow(*STAFF)
    async def search(self, form: dict[str, Any]) -> None:
        text = form.get("name")
        self.searched = text.strip() if isinstance(text, str) else ""
        await self._show_ledger()

    @allow(*STAFF)
    async def ask_remind(self, asks: bool) -> None:
        """Ask once, with the number of people who get a mail."""
        reach = await self._read(reminder_reach, self.letter_id) if asks else None
        self.asks_remind = views.remind_question(reach, current_request().language) if reach else ""

    @allow(*STAFF)
    async def remind(self) -> None:
        self.asks_remind = ""
        mails = await self._write(remind_open, self.letter_id)
        if mails is not None:
            self._tell("letter-results-reminded-now", count=mails)
            await self._show()

    @allow(*ADMINISTRATION)
    async def ask_again(self, asks: bool) -> None:
        self.asks_again = asks

    @allow(*ADMINISTRATION)
    async def send_again(self) -> None:
        mails = await self._write(send_again, self.letter_id)
        self.asks_again = False
        if mails is not None:
            self._tell("letter-results-again-sent", count=mails)
            await self._refresh()

    async def _show(self) -> None:
        view = await self._read(letter_results, self.letter_id)
        if view is None:
            self.letter_id = 0
            return
        language = current_request().language
        self.head, self.bars = views.head(view, language), views.bars(view, language)
        self.options = views.options(view, language)
        self.classes = views.class_choices(view, language)
        children = views.chosen(view, self.class_id, self.status)
        self.children_found = len(children)
        self.children_shown = views.child_lines(view, children, language)

    async def _show_ledger(self) -> None:
        view = await self._read(letter_ledger, LedgerQuery(self.letter_id, self.searched))
        if view is not None:
            language = current_request().language
            self.ledger = [views.ledger_row(line, language) for line in view.lines]
            self.ledger_found = view.found
