"""What can still be done with a letter that is out, on the page where it was written.

It gets another deadline, goes to more children, or is withdrawn, which can be undone.
"""

from typing import Any

import reflex as rx

from elternportal.domain.people import STAFF
from elternportal.services.letters.drafts import LetterEditorView
from elternportal.services.letters.extending import (
    ExtendLetter,
    extend_letter,
    extension_reach,
)
from elternportal.services.letters.terms import change_terms
from elternportal.services.letters.withdrawing import (
    reinstate_letter,
    withdraw_letter,
    withdrawal_reach,
)
from elternportal.state.audience import AudienceState
from elternportal.state.base import PortalState
from elternportal.state.letters import office_letter_views as views
from elternportal.state.policy import allow
from elternportal.state.request import current_request


class SentLetterState(PortalState, mixin=True):
    """Steps with the letter ``letter_id`` after its publication; each asks once, with numbers."""

    letter_id: rx.Field[int] = rx.field(0)  # 0 until a new letter is saved
    is_withdrawn: rx.Field[bool] = rx.field(False)
    has_it: rx.Field[str] = rx.field("")  # whom it was for so far
    asks_withdraw: rx.Field[str] = rx.field("")  # the question, while it is asked
    asks_extend: rx.Field[str] = rx.field("")

    async def _open(self, letter_id: int) -> bool:
        """Show the letter as it is saved."""
        raise NotImplementedError

    async def _begin_after(self, editor: LetterEditorView) -> None:
        """Nothing is asked yet about what was just opened."""
        self.asks_withdraw = self.asks_extend = ""
        audience = await self.get_state(AudienceState)
        self.has_it = ", ".join(await audience._names_of(editor.audience))

    @allow(*STAFF)
    async def ask_withdraw(self, asks: bool) -> None:
        """Ask once, with the numbers of those who know the letter."""
        reach = await self._read(withdrawal_reach, self.letter_id) if asks else None
        self.asks_withdraw = (
            views.withdraw_question(reach, current_request().language) if reach else ""
        )

    @allow(*STAFF)
    async def withdraw(self) -> None:
        self.asks_withdraw = ""
        if await self._write(withdraw_letter, self.letter_id):
            await self._open(self.letter_id)
            self._tell("office-letter-done-withdrawn")

    @allow(*STAFF)
    async def reinstate(self) -> None:
        """Undo the withdrawal."""
        told = await self._write(reinstate_letter, self.letter_id)
        if told is not None:
            await self._open(self.letter_id)
            self._tell("office-letter-done-reinstated", told=told)

    @allow(*STAFF)
    async def ask_extend(self, asks: bool) -> None:
        """Ask once, with the numbers of those who come to the letter."""
        self.asks_extend = ""
        if asks:
            reach = await self._read(extension_reach, await self._extension())
            language = current_request().language
            self.asks_extend = views.extension_question(reach, language) if reach else ""

    @allow(*STAFF)
    async def extend(self) -> None:
        """Send the letter to those who were chosen besides."""
        self.asks_extend = ""
        done = await self._write(extend_letter, await self._extension())
        if done is not None:
            await self._open(self.letter_id)
            self._tell("office-letter-done-extended", children=done.children)

    @allow(*STAFF)
    async def change_terms(self, form: dict[str, Any]) -> None:
        draft = self._parsed(views.parse_terms, form, current_request().language)
        if draft is not None and await self._write(change_terms, self.letter_id, draft):
            await self._open(self.letter_id)
            self._tell("office-letter-done-terms")

    async def _extension(self) -> ExtendLetter:
        audience = await self.get_state(AudienceState)
        return ExtendLetter(self.letter_id, audience._choice())
