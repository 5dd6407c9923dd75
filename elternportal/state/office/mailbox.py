"""The office's mailbox page: which mails are shown, and the one that is being read."""

from collections.abc import Iterable
from typing import Literal

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.models.mail import MailState
from elternportal.services.office.mailbox import (
    list_mails,
    read_mail,
    retry_mail,
    try_mail_server,
)
from elternportal.settings import get_settings
from elternportal.state.base import PortalState
from elternportal.state.office import mailbox_views as views
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

Shown = Literal["", "queued", "unknown", "sent", "undeliverable", "diverted", "dropped"]


@opens_for(*ADMINISTRATION)
class MailboxPageState(LivePageState, PortalState):
    """The newest mails of one state; ``shown`` is empty for all."""

    keeps_texts: rx.Field[bool] = rx.field(False)
    shown: rx.Field[str] = rx.field("")
    stop: rx.Field[str] = rx.field("")  # a sentence while the mail server refuses all mails
    counts: rx.Field[list[int]] = rx.field(default_factory=list)  # in the order of MailState
    mails: rx.Field[list[views.MailLine]] = rx.field(default_factory=list)
    opened: rx.Field[list[views.OpenMailLine]] = rx.field(default_factory=list)  # none or one

    async def _prepare(self) -> None:
        self.shown = ""
        self.opened = []
        self.keeps_texts = not get_settings().sends_mail

    def _topics(self) -> Iterable[str]:
        return [topics.outbox()]

    async def _refresh(self) -> None:
        await self._show()
        for mail in self.opened:
            await self._open(mail.id)

    @allow(*ADMINISTRATION)
    async def show(self, shown: Shown) -> None:
        self.shown = shown
        await self._show()

    @allow(*ADMINISTRATION)
    async def open_mail(self, mail_id: int) -> None:
        await self._open(mail_id)

    @allow(*ADMINISTRATION)
    async def close_mail(self) -> None:
        self.opened = []

    @allow(*ADMINISTRATION)
    async def retry(self, mail_id: int) -> None:
        if await self._write(retry_mail, mail_id):
            self._tell("mailbox-queued-again")
        await self._show()
        await self._open(mail_id)

    @allow(*ADMINISTRATION)
    async def try_server(self) -> None:
        if await self._write(try_mail_server):
            self._tell("mailbox-stop-tried")
        await self._show()

    async def _show(self) -> None:
        state = MailState(self.shown) if self.shown else None
        view = await self._read(list_mails, state)
        if view is None:
            return
        language = current_request().language
        self.stop = views.stop_line(view.stop, language)
        self.counts = [view.counts[state] for state in MailState]
        self.mails = [views.mail_line(row, language) for row in view.mails]

    async def _open(self, mail_id: int) -> None:
        mail = await self._read(read_mail, mail_id)
        if mail is not None:
            self.opened = [views.open_mail(mail, current_request().language)]
