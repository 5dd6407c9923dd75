"""The office records return slips one after another: code, answer if one is asked, next."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from elternportal.domain.letters import Demand
from elternportal.domain.people import ADMINISTRATION
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.services.letters.options import option_text
from elternportal.services.letters.slips import (
    RecordSlip,
    SlipView,
    read_slip,
    record_slip,
    undo_slip,
)
from elternportal.state.base import PortalState
from elternportal.state.letters.recorded_answers import ReplyOptionLine, reply_in, reply_options
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

MOST_ENTRIES = 100


@dataclass
class SlipEntryLine:
    """One acknowledged slip, or a sentence about one that could not be recorded."""

    key: str
    text: str
    is_error: bool


@dataclass
class OpenSlipLine:
    """A slip that waits for its answer; ``code`` is empty when none does."""

    code: str = ""
    title: str = ""
    question: str = ""
    demand: str = ""
    options: list[ReplyOptionLine] = field(default_factory=list)


@opens_for(*ADMINISTRATION)
class SlipsPageState(PageState, PortalState):
    """The newest entry stands first; ``turn`` counts so that the field is there anew, in focus."""

    turn: rx.Field[int] = rx.field(0)
    entries: rx.Field[list[SlipEntryLine]] = rx.field(default_factory=list)
    slip: rx.Field[OpenSlipLine] = rx.field(default_factory=OpenSlipLine)
    last_code: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self.entries, self.slip, self.last_code = [], OpenSlipLine(), ""

    @allow(*ADMINISTRATION)
    async def enter_code(self, form: dict[str, Any]) -> None:
        """Record a slip that only confirms; of others show what can be answered."""
        typed = form.get("code")
        slip = await self._read(read_slip, typed if isinstance(typed, str) else "")
        if slip is None:
            self._next()
        elif slip.demand.has_options or slip.demand is Demand.TEXT:
            self.slip = _open_slip(slip, current_request().language)
        else:
            await self._record(RecordSlip(slip.code))
            self._next()  # also if somebody else has just recorded it

    @allow(*ADMINISTRATION)
    async def choose(self, option_id: int) -> None:
        await self._record(RecordSlip(self.slip.code, (option_id,)))

    @allow(*ADMINISTRATION)
    async def record(self, form: dict[str, Any]) -> None:
        """Several choices, or a text."""
        reply = reply_in(form)
        await self._record(RecordSlip(self.slip.code, reply.option_ids, reply.text))

    @allow(*ADMINISTRATION)
    async def dismiss(self) -> None:
        self._next()

    @allow(*ADMINISTRATION)
    async def undo(self) -> None:
        if await self._write(undo_slip, self.last_code):
            self._note(t("slips-undone", current_request().language), is_error=False)
        self.last_code = ""
        self._next()

    async def _record(self, command: RecordSlip) -> None:
        slip = await self._write(record_slip, command)
        if slip is not None:
            self.last_code = slip.code
            language = current_request().language
            texts = [
                option_text(slip.demand, text, language)
                for key, text in slip.options.items()
                if key in command.option_ids
            ]
            self._note(_recorded(slip, texts, language), is_error=False)
            self._next()

    def _next(self) -> None:
        self.slip = OpenSlipLine()
        self.turn += 1

    def _note(self, text: str, *, is_error: bool) -> None:
        entry = SlipEntryLine(f"{self.turn}-{len(self.entries)}", text, is_error)
        self.entries = [entry, *self.entries][:MOST_ENTRIES]

    def _tell_error(self, error: PortalError) -> None:
        """What could not be recorded stands in the list, where the eyes are."""
        sentence = t(error.text_key, current_request().language, **error.args_for_text)
        self._note(sentence, is_error=True)


def _open_slip(slip: SlipView, language: str) -> OpenSlipLine:
    return OpenSlipLine(
        code=slip.code,
        title=f"{slip.child} – {t('slips-letter', language, number=slip.number, title=slip.title)}",
        question=slip.question,
        demand=slip.demand.value,
        options=reply_options(slip.demand, slip.options, language),
    )


def _recorded(slip: SlipView, chosen: list[str], language: str) -> str:
    """ "Ada Amsel (7b): Brief 12 – bestätigt" """
    words = ", ".join(chosen) or t(
        "slips-answered" if slip.demand.is_reply else "slips-confirmed", language
    )
    return t("slips-recorded", language, child=slip.child, number=slip.number, answer=words)
