"""What a teacher has written to a class: each family, and whom it did not reach."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal import routes
from elternportal.domain.messages import CONVERSATION, MESSAGES, ROUND, messages_topic
from elternportal.domain.people import Role
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.messages.class_messages import (
    ClassMemberRow,
    ClassMessageView,
    read_class_message,
    withdraw_class_message,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import list_address
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@dataclass
class ClassMemberLine:
    """One family; ``tone`` only repeats the word."""

    id: int
    child: str
    word: str
    tone: str
    href: str


@opens_for(Role.TEACHER)
class ClassMessagePageState(LivePageState, PortalState):
    """The one of ``?rundschreiben=…``; ``asks`` once before it is taken back everywhere."""

    round_id: rx.Field[int] = rx.field(0)
    subject: rx.Field[str] = rx.field("")
    about: rx.Field[str] = rx.field("")
    text: rx.Field[str] = rx.field("")
    counts: rx.Field[str] = rx.field("")
    unreached: rx.Field[str] = rx.field("")
    notes: rx.Field[str] = rx.field("")  # the address of the notes, or empty
    notes_label: rx.Field[str] = rx.field("")
    members: rx.Field[list[ClassMemberLine]] = rx.field(default_factory=list)
    may_withdraw: rx.Field[bool] = rx.field(False)
    asks: rx.Field[bool] = rx.field(False)
    question: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self.round_id = number(self.router.url.query_parameters.get(ROUND))
        self.asks = False

    def _topics(self) -> Iterable[str]:
        return [messages_topic(current_request().signed_in.account_id)]

    @allow(Role.TEACHER)
    async def ask_withdraw(self, asks: bool) -> None:
        """Ask once with the number."""
        self.asks = asks

    @allow(Role.TEACHER)
    async def withdraw(self) -> None:
        count = await self._write(withdraw_class_message, self.round_id)
        if count is not None:
            self._tell("class-message-withdrawn", count=count)
        self.asks = False
        await self._show()

    async def _show(self) -> None:
        view = await self._read(read_class_message, self.round_id)
        if view is None:
            self.subject, self.members = "", []
            return
        language = current_request().language
        when = day_and_time(view.row.sent_at, language)
        self.subject = view.row.subject
        self.about = t("class-message-about", language, when=when, **{"class": view.row.class_name})
        self.text = t("class-message-is-withdrawn", language) if view.is_withdrawn else view.text
        self.counts = _counts(view, language)
        self.members = [_line(row, view, language) for row in view.members]
        self.may_withdraw = view.may_withdraw
        families = len(view.members)
        self.question = t("class-message-withdraw-question", language, count=families)
        self._show_unreached(view, language)

    def _show_unreached(self, view: ClassMessageView, language: str) -> None:
        """Families without access get a note, while there is something to print."""
        count = 0 if view.is_withdrawn else len(view.unreached)
        self.unreached = t("class-message-unreached", language, count=count) if count else ""
        self.notes_label = t("class-message-notes", language, count=count)
        self.notes = routes.class_message_notes(self.round_id, language) if count else ""


def _counts(view: ClassMessageView, language: str) -> str:
    answers = sum(row.has_answer for row in view.members)
    read = sum(row.is_read for row in view.members)
    key = "class-message-counts" if view.shows_read else "class-message-counts-plain"
    return t(key, language, read=read, answers=answers, all=len(view.members))


def _line(row: ClassMemberRow, view: ClassMessageView, language: str) -> ClassMemberLine:
    if not row.is_reached:
        word, tone = "no-access", "warning"
    elif row.has_answer:
        word, tone = "answered", "success"
    elif not view.shows_read:
        word, tone = "sent-badge", "info"
    else:
        word, tone = ("read", "success") if row.is_read else ("unread", "info")
    return ClassMemberLine(
        id=row.thread_id,
        child=row.child.name,
        word=t(f"class-message-{word}", language),
        tone=tone,
        href=list_address(MESSAGES, language, {CONVERSATION: row.thread_id}),
    )
