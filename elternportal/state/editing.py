"""What the office's pages share that keep a list, and the form of one thing of it at a time.

The parts of such a page are in ``ui/editing.py``.
"""

from collections.abc import Mapping
from typing import Any

import reflex as rx
from pydantic import BaseModel

from elternportal.services.audience import AudienceChoice
from elternportal.state.audience import AudienceState
from elternportal.state.page import PageState
from elternportal.state.policy import allow_page_visitors

Values = dict[str, str | bool]  # what a form's fields begin with, by their names


def form_values(draft: BaseModel) -> Values:
    """A command as its form shows it: the way back from :func:`parse_form`."""
    values = draft.model_dump(mode="json").items()
    return {name: it if isinstance(it, bool) else str(it) for name, it in values}


class ItemPageState(PageState, mixin=True):
    """A page with the form of the thing ``item_id``; 0 is a new one."""

    item_id: rx.Field[int] = rx.field(0)
    values: rx.Field[dict[str, Any]] = rx.field(default_factory=dict)
    # Grows with each form that begins, and so empties its fields; a refusal keeps what was typed.
    opened: rx.Field[int] = rx.field(0)

    def _begin(self, item_id: int, values: Mapping[str, str | bool]) -> None:
        """Open a form with these values in its fields."""
        self.item_id, self.values = item_id, dict(values)
        self.opened += 1


class EditorPageState(ItemPageState, mixin=True):
    """A list, or, while ``is_editing``, the form of one thing of it."""

    is_editing: rx.Field[bool] = rx.field(False)
    asks_delete: rx.Field[bool] = rx.field(False)

    @allow_page_visitors
    async def close(self) -> None:
        """Leave the form without saving."""
        self.is_editing = False
        await self._show()

    @allow_page_visitors
    async def ask_delete(self, asks: bool) -> None:
        """Ask once before deleting."""
        self.asks_delete = asks

    async def _prepare(self) -> None:
        self.is_editing = False

    def _begin(self, item_id: int, values: Mapping[str, str | bool]) -> None:
        super()._begin(item_id, values)
        self.is_editing, self.asks_delete = True, False

    async def _leave_after(self, is_done: bool, sentence: str) -> None:
        """Back to the list once something worked; else the form stays as it is."""
        if is_done:
            self.is_editing = False
            await self._show()
            self._tell(sentence)

    async def _address(self, choice: AudienceChoice) -> None:
        """Show whom the thing is for, in the form's ``audience_chooser()``."""
        audience = await self.get_state(AudienceState)
        await audience._fill(choice)

    async def _addressed(self) -> AudienceChoice:
        """Whom the form says that the thing is for."""
        audience = await self.get_state(AudienceState)
        return audience._choice()
