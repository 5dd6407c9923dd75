"""A person's conversations: the list, and the one of ``?gespraech=…`` beside it."""

from collections.abc import Iterable
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal.domain.messages import (
    CONVERSATION,
    EARLIER,
    MESSAGES,
    Desk,
    ThreadsShown,
    desk_topic,
    messages_topic,
)
from elternportal.domain.people import Role
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.messages.class_messages import list_class_messages
from elternportal.services.messages.handing_over import hand_over, successors
from elternportal.services.messages.hours import hours_for_family
from elternportal.services.messages.reading import note_read
from elternportal.services.messages.reports import ReportDraft, report_message
from elternportal.services.messages.threads import (
    ThreadsAsked,
    ThreadView,
    list_threads,
    read_thread,
)
from elternportal.services.messages.withdrawing import withdraw_message
from elternportal.services.messages.writing import (
    MessageDraft,
    close_thread,
    reply,
)
from elternportal.state.arguments import id_in, number
from elternportal.state.base import PortalState
from elternportal.state.listing import (
    LONGEST_SEARCH,
    PAGE,
    SHOWN,
    WORDS,
    ChoiceLine,
    PagerLine,
    list_address,
    pager,
)
from elternportal.state.messages.lines import (
    MessageLine,
    OpenThreadLine,
    SuccessorLine,
    ThreadLine,
    message_lines,
    open_thread_line,
    round_line,
    thread_line,
)
from elternportal.state.messages.words import hours_text
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

AT_SCHOOL = (Role.TEACHER, Role.OFFICE, Role.HEAD)
WRITERS = (Role.PARENT, *AT_SCHOOL)
LABELS = "messages-field"


@opens_for(*WRITERS)
class MessagesPageState(LivePageState, PortalState):
    """The list stays as it is while a conversation is open; ``withdraws`` and ``reports`` are
    messages about which the page asks.
    """

    choices: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    threads: rx.Field[list[ThreadLine]] = rx.field(default_factory=list)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    empty: rx.Field[str] = rx.field("")
    to_list: rx.Field[str] = rx.field("")  # the address of the list alone, for the phone

    thread_id: rx.Field[int] = rx.field(0)
    talk: rx.Field[OpenThreadLine] = rx.field(default_factory=OpenThreadLine)
    messages: rx.Field[list[MessageLine]] = rx.field(default_factory=list)
    sent: rx.Field[int] = rx.field(0)  # grows with each message sent, and so empties the form
    withdraws: rx.Field[int] = rx.field(0)
    reports: rx.Field[int] = rx.field(0)
    hands_over: rx.Field[bool] = rx.field(False)
    successors: rx.Field[list[SuccessorLine]] = rx.field(default_factory=list)

    async def _prepare(self) -> None:
        self.thread_id = number(self.router.url.query_parameters.get(CONVERSATION))
        self.withdraws = self.reports = 0
        self.hands_over = False

    def _topics(self) -> Iterable[str]:
        actor = current_request().signed_in
        desks = ((Desk.OFFICE, Role.OFFICE), (Desk.HEAD, Role.HEAD))
        own = [desk_topic(desk) for desk, role in desks if actor.has(role)]
        return [messages_topic(actor.account_id), *own]

    async def _refresh(self) -> None:
        await self._show()
        await self._count_badges()

    @allow(*WRITERS)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show the conversations with these words."""
        words = str(form.get(WORDS, "")).strip()[:LONGEST_SEARCH]
        chosen = {SHOWN: self._shown(), WORDS: words}
        return rx.redirect(list_address(MESSAGES, current_request().language, chosen))

    @allow(*WRITERS)
    async def send(self, form: dict[str, Any]) -> None:
        """Write into the conversation that is open; at a refusal the form keeps what was typed."""
        draft = self._parsed_form(MessageDraft, typed_message(form), LABELS)
        if draft is None:
            return
        if await self._write(reply, self.thread_id, draft) is not None:
            self.sent += 1
            self.notice = ""
            if draft.later is not None:
                at = day_and_time(draft.later, current_request().language)
                self._tell("messages-sent-later", when=at)
        await self._show()

    @allow(*WRITERS)
    async def ask_withdraw(self, message_id: int) -> None:
        """Ask once before a message is taken back; 0 closes the question."""
        self.withdraws, self.reports = message_id, 0

    @allow(*WRITERS)
    async def withdraw(self) -> None:
        if await self._write(withdraw_message, self.withdraws):
            self._tell("messages-withdrawn-done")
        self.withdraws = 0
        await self._show()

    @allow(*WRITERS)
    async def ask_report(self, message_id: int) -> None:
        """Open the form that shows a message to the head; 0 closes it."""
        self.reports, self.withdraws = message_id, 0

    @allow(*WRITERS)
    async def report(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(ReportDraft, form, LABELS)
        if draft is not None and await self._write(report_message, self.reports, draft):
            self.reports = 0
            self._tell("messages-reported")

    @allow(*AT_SCHOOL)
    async def close(self, closes: bool) -> None:
        """The school's side ends the conversation, or opens it again."""
        if await self._write(close_thread, self.thread_id, closes=closes):
            self._tell("messages-closed" if closes else "messages-opened")
        await self._show()

    @allow(Role.TEACHER)
    async def ask_hand_over(self, asks: bool) -> None:
        """Open or close the form that passes the conversation on."""
        self.hands_over = False
        if not asks:
            return
        rows = await self._read(successors, self.thread_id)
        if rows is not None:
            language = current_request().language
            self.successors = [
                SuccessorLine(str(row.teacher_id), row.name.text(language)) for row in rows
            ]
            self.hands_over = True

    @allow(Role.TEACHER)
    async def give_to(self, form: dict[str, Any]) -> None:
        """Pass the conversation on to the chosen colleague."""
        if await self._write(hand_over, self.thread_id, id_in(form, "successor")):
            self._tell("messages-handed-over")
            self.hands_over, self.thread_id = False, 0
            await self._show()

    def _shown(self) -> ThreadsShown:
        """Which conversations the address asks for."""
        wanted = self.router.url.query_parameters.get(SHOWN, "")
        return ThreadsShown(wanted) if wanted in {*ThreadsShown} else ThreadsShown.OPEN

    async def _show(self) -> None:
        language = current_request().language
        await self._show_list(language)
        self.talk, self.messages = OpenThreadLine(), []
        if not self.thread_id:
            return
        all_of = EARLIER in self.router.url.query_parameters
        view = await self._read(read_thread, self.thread_id, all_of=all_of)
        if view is not None:
            await self._show_thread(view, language)

    async def _show_thread(self, view: ThreadView, language: str) -> None:
        talk = open_thread_line(view, language)
        if not talk.is_school:
            hours = await self._read(hours_for_family, self.thread_id)
            talk.hours = hours_text(hours, language) if hours else ""
        chosen: dict[str, str | int] = {CONVERSATION: self.thread_id, EARLIER: "1"}
        talk.earlier_href = list_address(MESSAGES, language, chosen)
        self.talk, self.messages = talk, message_lines(view, language)
        if view.row.is_unread:
            await self._write(note_read, self.thread_id)

    async def _show_list(self, language: str) -> None:
        query, shown = self.router.url.query_parameters, self._shown()
        self.words = query.get(WORDS, "").strip()[:LONGEST_SEARCH]
        page, chosen = number(query.get(PAGE)), {SHOWN: str(shown), WORDS: self.words}
        self.without_words = list_address(MESSAGES, language, {SHOWN: str(shown)})
        self.to_list = list_address(MESSAGES, language, {**chosen, PAGE: page})
        self.choices = self._choices(shown, language)
        self.empty = self._empty(shown, language)
        if shown is ThreadsShown.ROUNDS and self.is_teacher:
            await self._show_rounds(page, language)
            return
        found = await self._read(list_threads, ThreadsAsked(shown, self.words, page))
        if found is not None:
            kept = {**chosen, PAGE: str(page or "")}
            self.threads = [thread_line(row, self.thread_id, kept, language) for row in found.rows]
            self.pages = pager(found, MESSAGES, language, chosen)

    async def _show_rounds(self, page: int, language: str) -> None:
        found = await self._read(list_class_messages, page)
        if found is not None:
            self.threads = [round_line(row, language) for row in found.rows]
            self.pages = pager(found, MESSAGES, language, {SHOWN: str(ThreadsShown.ROUNDS)})

    def _choices(self, current: ThreadsShown, language: str) -> list[ChoiceLine]:
        """Current, ended, and for teachers what went to classes."""
        shown = [
            ThreadsShown.OPEN,
            ThreadsShown.CLOSED,
            *([ThreadsShown.ROUNDS] if self.is_teacher else []),
        ]
        return [
            ChoiceLine(
                key=one.name,
                label=t(f"messages-shown-{one.name.lower()}", language),
                href=list_address(MESSAGES, language, {SHOWN: str(one)}),
                is_current=one is current,
            )
            for one in shown
        ]

    def _empty(self, shown: ThreadsShown, language: str) -> str:
        """What stands in place of an empty list."""
        if self.words:
            return t("messages-empty-words", language)
        if shown is ThreadsShown.OPEN:
            return t("messages-empty" if self.is_parent else "messages-empty-school", language)
        return t(f"messages-empty-{shown.name.lower()}", language)


def typed_message(form: dict[str, Any]) -> dict[str, Any]:
    """A form with None for a time that was left empty."""
    return {**form, "deliver_at": form.get("deliver_at") or None}
