"""The lunch page's state."""

from collections.abc import Iterable

import reflex as rx
from elternportal.domain.lunch import LUNCH_TOPIC
from elternportal.services.lunch.meals import read_meals

from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for_signed_in


@opens_for_signed_in
class LunchPageState(LivePageState, PortalState):
    """The meals from today on."""

    meals: rx.Field[list[str]] = rx.field(default_factory=list)

    async def _show(self) -> None:
        self.meals = list(await self._read(read_meals) or ())

    def _topics(self) -> Iterable[str]:
        return [LUNCH_TOPIC]
