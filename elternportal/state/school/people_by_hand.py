"""What the forms of one child and of one teacher share (``services/school/by_hand.py``)."""

from collections.abc import Sequence
from typing import Any, ClassVar

import reflex as rx

from elternportal.i18n import t
from elternportal.services.school.who_leaves import HangingView
from elternportal.state.arguments import number
from elternportal.state.editing import (
    ItemPageState,
    SavedForm,
    SharedFormState,
    Values,
    form_values,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow_page_visitors
from elternportal.state.request import current_request


class PersonPageState(SharedFormState, ItemPageState, LivePageState, mixin=True):
    """The form of the person whom the address names, or of a new one."""

    name: rx.Field[str] = rx.field("")  # empty for somebody new
    told: rx.Field[list[str]] = rx.field(default_factory=list)  # how it stands with the person
    is_active: rx.Field[bool] = rx.field(True)
    leave_question: rx.Field[str] = rx.field("")
    asks_leave: rx.Field[bool] = rx.field(False)

    _asks: ClassVar[str]  # the key of the question before somebody leaves
    _parameter: ClassVar[str]  # of the address: whose page it is
    _empty: ClassVar[Values]  # what the form of somebody new begins with
    _is_begun: bool = False

    @allow_page_visitors
    async def ask_leave(self, asks: bool) -> None:
        """Ask once before somebody leaves."""
        self.asks_leave = asks

    async def _prepare(self) -> None:
        self.asks_leave = self._is_begun = False
        self.item_id = number(self.router.url.query_parameters.get(self._parameter))

    async def _saved(self) -> SavedForm | None:
        """What is saved of the person, once the page shows how it stands with them."""
        raise NotImplementedError

    async def _show(self) -> None:
        if not self.item_id:
            self._forget()
            return
        saved = await self._saved()
        if saved is not None and not self._is_begun:
            self._begin(self.item_id, form_values(saved.draft))
            self._began_with(saved.revision)
            self._is_begun = True

    def _forget(self) -> None:
        self.name, self.told, self.is_active, self.leave_question = "", [], True, ""
        if not self._is_begun:
            self._begin(0, self._empty)
            self._began_with(0)
            self._is_begun = True

    async def _saved_form(self) -> SavedForm | None:
        return await self._saved() if self.item_id else None

    async def _open_saved(self) -> None:
        self._is_begun = False
        await self._show()

    async def _after(self, done: object, sentence: str) -> None:
        """Show what is saved now, and say so."""
        if isinstance(done, int) and not isinstance(done, bool):
            self.item_id = done
        self.asks_leave = False
        await self._open_saved()
        self._tell(sentence, name=self.name)

    def _stand(
        self, name: str, told: Sequence[str], hangs: Sequence[HangingView], is_active: bool
    ) -> None:
        """Show how it stands with the person, and what would end if they left."""
        language = current_request().language
        ends = [t(f"import-hangs-{one.what}", language, count=one.count) for one in hangs]
        self.name, self.is_active = name, is_active
        self.told = [t(key, language) for key in told]
        self.leave_question = t(
            self._asks,
            language,
            name=name,
            hangs=", ".join(ends) or t("by-hand-hangs-nothing", language),
        )

    def _said(self, name: str, value: Any) -> str:
        if name == "gender":
            return t(f"by-hand-gender-{str(value or 'none').lower()}", current_request().language)
        return super()._said(name, value)
