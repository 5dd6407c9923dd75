"""A letter's page for guardians: read, confirm, reply, and see what the other guardian does."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.people import Role
from elternportal.routes import LETTER_ID
from elternportal.services.letters.answers import AnswerLetter, answer, change_answer
from elternportal.services.letters.reading import LetterView, open_letter, read_letter
from elternportal.services.letters.withdrawing import read_withdrawn
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.letters import letter_views as views
from elternportal.state.letters.forms import parse_answer, parse_change
from elternportal.state.letters.sentences import SentenceLine
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@opens_for(Role.PARENT)
class LetterPageState(LivePageState, PortalState):
    """One letter in its current version, and how it stands with the own children."""

    version: rx.Field[int] = rx.field(0)
    withdrawn: rx.Field[str] = rx.field("")  # that it was, for whoever was told of it
    title: rx.Field[str] = rx.field("")
    about: rx.Field[str] = rx.field("")
    html: rx.Field[str] = rx.field("")
    files: rx.Field[list[FileLine]] = rx.field(default_factory=list)
    demand: rx.Field[str] = rx.field("")
    question: rx.Field[str] = rx.field("")
    wish: rx.Field[SentenceLine] = rx.field(
        default_factory=lambda: SentenceLine("", "", "", "info")
    )
    is_asked_anew: rx.Field[bool] = rx.field(False)
    children: rx.Field[list[views.LetterChildLine]] = rx.field(default_factory=list)
    waiting: rx.Field[list[views.WaitingChildLine]] = rx.field(default_factory=list)
    corrections: rx.Field[list[views.CorrectionLine]] = rx.field(default_factory=list)
    form: rx.Field[views.ReplyFieldsLine] = rx.field(default_factory=views.ReplyFieldsLine)
    form_number: rx.Field[int] = rx.field(0)  # a new number empties the fields
    changes_for: rx.Field[int] = rx.field(0)  # the child whose reply is being changed

    _letter_id: int = 0
    _is_unread: bool = False

    async def _prepare(self) -> None:
        self.changes_for = 0
        self.form_number += 1
        self._letter_id = number(self.router.url.query_parameters.get(LETTER_ID))

    def _topics(self) -> Iterable[str]:
        if not self.version:  # it is not there, or went away, and that was said
            return []
        return [topics.family(current_request().signed_in.account_id), topics.news()]

    async def _opened(self) -> None:
        if self._is_unread:
            await self._write(open_letter, self._letter_id)

    async def _refresh(self) -> None:
        version = self.version
        if not version:
            return
        view = await self._show()
        await self._count_badges()
        if view is not None and view.version != version:
            self._tell("letter-just-corrected")
            await self._write(open_letter, view.letter_id)

    @allow(Role.PARENT)
    async def confirm(self, version: int) -> None:
        """Take note for all children for whom that is missing."""
        if self.waiting:  # else a second tap
            pupil_ids = tuple(number(child.key) for child in self.waiting)
            await self._answer(AnswerLetter(self._letter_id, pupil_ids, version))

    @allow(Role.PARENT)
    async def reply(self, form: dict[str, Any]) -> None:
        command = self._parsed(parse_answer, form, self._letter_id)
        if command is not None:
            await self._answer(command)

    @allow(Role.PARENT)
    async def ask_change(self, pupil_id: int) -> None:
        self.notice = ""
        self.changes_for = pupil_id
        self.form_number += 1
        await self._show()

    @allow(Role.PARENT)
    async def keep(self) -> None:
        self.changes_for = 0
        self.form_number += 1
        await self._show()

    @allow(Role.PARENT)
    async def change(self, form: dict[str, Any]) -> None:
        command = self._parsed(parse_change, form, self._letter_id, self.changes_for)
        if command is None:
            return
        if await self._write(change_answer, command):
            self.changes_for = 0
            self.form_number += 1
            self._tell("letter-done-changed")
        await self._show()

    async def _answer(self, command: AnswerLetter) -> None:
        """What was typed stays unless it was saved; the page shows how things stand now."""
        if await self._write(answer, command):
            self.form_number += 1
            self._tell("letter-done")
            await self._count_badges()
        await self._show()

    async def _show(self) -> LetterView | None:
        view = await self._read(read_letter, self._letter_id)
        language = current_request().language
        self.withdrawn = ""
        if view is None:
            self._forget()
            gone = await self._read(read_withdrawn, self._letter_id)
            if gone is not None:
                self.notice = self.dead_end = ""
                self.withdrawn = views.withdrawn_sentence(gone, language)
            return None
        self._is_unread = view.is_unread
        self.version, self.title, self.html = view.version, view.title, view.html
        self.about = views.about(view, language)
        self.files = file_lines(view.files, language)
        self.demand, self.question = view.demand, view.question
        self.wish = views.wish_line(view, language)
        self.is_asked_anew = view.is_asked_anew
        self.children = views.child_cards(view, language)
        self.waiting = views.waiting_children(view)
        self.corrections = views.corrections(view, language)
        self._show_form(view, language)
        return view

    def _show_form(self, view: LetterView, language: str) -> None:
        form = views.form_to_change(view, self.changes_for, language)
        if form is None:
            self.changes_for = 0
        self.form = form or views.empty_form(view, language)

    def _forget(self) -> None:
        """A letter that cannot be read any more leaves nothing on the page."""
        self.version, self.changes_for, self.title, self.html = 0, 0, "", ""
        self._is_unread = False
        self.children, self.waiting, self.files, self.corrections = [], [], [], []
