"""The office's mailbox page: which mails are shown, and the one that is being read."""

from collections.abc import Iterable
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.services.office.mail_query import (
    FIRST_DAY,
    LAST_DAY,
    WORDS,
    MailQuery,
    in_address,
    parse_query,
)
from elternportal.services.office.mailbox import (
    list_mails,
    read_mail,
    retry_mail,
    try_mail_server,
)
from elternportal.settings import get_settings
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import PAGE, ChoiceLine, PagerLine, list_address, pager
from elternportal.state.office import mailbox_views as views
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

MAIL_ID = "mail"  # query parameter: the mail that is being read


@opens_for(*ADMINISTRATION)
class MailboxPageState(LivePageState, PortalState):
    """Mails a page at a time, or one to read; what is chosen stands in the address."""

    keeps_texts: rx.Field[bool] = rx.field(False)
    stop: rx.Field[str] = rx.field("")  # a sentence while the mail server refuses all mails
    states: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    words: rx.Field[str] = rx.field("")
    first_day: rx.Field[str] = rx.field("")
    last_day: rx.Field[str] = rx.field("")
    is_searched: rx.Field[bool] = rx.field(False)
    all_href: rx.Field[str] = rx.field("")  # the list without search
    list_href: rx.Field[str] = rx.field("")  # the list from which the open mail was chosen
    table_href: rx.Field[str] = rx.field("")
    mails: rx.Field[list[views.MailLine]] = rx.field(default_factory=list)
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    opened: rx.Field[list[views.OpenMailLine]] = rx.field(default_factory=list)  # none or one

    async def _prepare(self) -> None:
        self.keeps_texts = not get_settings().sends_mail

    def _topics(self) -> Iterable[str]:
        return [topics.outbox()]

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show the mails to these people on these days."""
        typed = {name: str(form.get(name, "")) for name in (WORDS, FIRST_DAY, LAST_DAY)}
        wanted = parse_query({**self._parameters(), **typed})
        return rx.redirect(_address(in_address(wanted)))

    @allow(*ADMINISTRATION)
    async def retry(self, mail_id: int) -> None:
        if await self._write(retry_mail, mail_id):
            self._tell("mailbox-queued-again")
        await self._show()

    @allow(*ADMINISTRATION)
    async def try_server(self) -> None:
        if await self._write(try_mail_server):
            self._tell("mailbox-stop-tried")
        await self._show()

    def _parameters(self) -> dict[str, str]:
        return dict(self.router.url.query_parameters)

    async def _show(self) -> None:
        parameters = self._parameters()
        query = parse_query(parameters, number(parameters.get(PAGE)))
        await self._show_list(query)
        mail_id = number(parameters.get(MAIL_ID))
        mail = await self._read(read_mail, mail_id) if mail_id else None
        self.opened = [views.open_mail(mail, current_request().language)] if mail else []

    async def _show_list(self, query: MailQuery) -> None:
        view = await self._read(list_mails, query)
        if view is None:
            return
        language, chosen = current_request().language, in_address(query)
        here = {**chosen, PAGE: view.page.number if view.page.number > 1 else 0}
        self.stop = views.stop_line(view.stop, language)
        self.states = views.state_choices(view.counts, query, language)
        self.words, self.first_day = query.words, str(chosen[FIRST_DAY])
        self.last_day = str(chosen[LAST_DAY])
        self.is_searched = bool(query.words or query.first_day or query.last_day)
        self.all_href = _address(in_address(MailQuery(state=query.state)))
        self.list_href = _address(here)
        self.table_href = routes.mail_table(chosen, language)
        self.mails = [
            views.mail_line(row, language, _address({**here, MAIL_ID: row.id}))
            for row in view.page.rows
        ]
        self.pages = pager(view.page, routes.OFFICE_MAILBOX, language, chosen)


def _address(chosen: dict[str, str | int]) -> str:
    return list_address(routes.OFFICE_MAILBOX, current_request().language, chosen)
