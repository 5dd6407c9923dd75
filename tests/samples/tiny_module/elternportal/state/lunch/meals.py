"""The lunch page's state."""

import reflex as rx
from elternportal.domain.lunch import LUNCH_TOPIC
from elternportal.services.lunch.meals import read_meals

from elternportal.state.base import PortalState
from elternportal.state.policy import allow_signed_in


class LunchPageState(PortalState):
    """The meals from today on."""

    meals: rx.Field[list[str]] = rx.field(default_factory=list)

    @rx.event
    @allow_signed_in
    async def load(self) -> None:
        await self._enter()
        self.meals = list(await self._read(read_meals) or ())
        self._watch([LUNCH_TOPIC], refresh=LunchPageState.load)
