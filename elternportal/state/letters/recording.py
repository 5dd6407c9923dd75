"""On the page of a letter's results: the office writes down an answer for who phoned."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from elternportal.domain.people import ADMINISTRATION
from elternportal.services.letters.recording import (
    RecordAnswer,
    open_answer,
    record_answer,
    undo_answer,
)
from elternportal.services.letters.replies import Reply
from elternportal.state.base import PortalState
from elternportal.state.letters.recorded_answers import ReplyOptionLine, reply_in, reply_options
from elternportal.state.letters.results import LetterResultsPageState
from elternportal.state.policy import allow
from elternportal.state.request import current_request


@dataclass
class WaitingAnswerLine:
    """The child for whom an answer is being written down; ``pupil_id`` is 0 when none is."""

    letter_id: int = 0
    pupil_id: int = 0
    version: int = 0
    child: str = ""
    question: str = ""
    demand: str = ""
    options: list[ReplyOptionLine] = field(default_factory=list)


class LetterRecordingState(PortalState):
    """One child at a time, and the last one, whose answer can be taken back."""

    waiting: rx.Field[WaitingAnswerLine] = rx.field(default_factory=WaitingAnswerLine)
    last: rx.Field[WaitingAnswerLine] = rx.field(default_factory=WaitingAnswerLine)

    @allow(*ADMINISTRATION)
    async def ask(self, pupil_id: int) -> None:
        """Show what the letter asks about a child."""
        results = await self.get_state(LetterResultsPageState)
        found = await self._read(open_answer, results.letter_id, pupil_id)
        if found is not None:
            language = current_request().language
            self.waiting = WaitingAnswerLine(
                found.letter_id,
                found.pupil_id,
                found.version,
                found.child,
                found.question,
                found.demand.value,
                reply_options(found.demand, found.options, language),
            )

    @allow(*ADMINISTRATION)
    async def dismiss(self) -> None:
        self.waiting = WaitingAnswerLine()

    @allow(*ADMINISTRATION)
    async def choose(self, option_id: int) -> None:
        await self._record(Reply((option_id,)))

    @allow(*ADMINISTRATION)
    async def record(self, form: dict[str, Any]) -> None:
        """Several choices, a text, or only that the letter was taken note of."""
        await self._record(reply_in(form))

    @allow(*ADMINISTRATION)
    async def undo(self) -> None:
        last, self.last = self.last, WaitingAnswerLine()
        if await self._write(undo_answer, last.letter_id, last.pupil_id):
            self._tell("letter-results-undone", child=last.child)
            await self._show_results()

    async def _record(self, reply: Reply) -> None:
        asked = self.waiting
        command = RecordAnswer(asked.letter_id, asked.pupil_id, asked.version, reply)
        if await self._write(record_answer, command):
            self.last, self.waiting = asked, WaitingAnswerLine()
            self._tell("letter-results-recorded", child=asked.child)
            await self._show_results()

    async def _show_results(self) -> None:
        results = await self.get_state(LetterResultsPageState)
        await results._show()
