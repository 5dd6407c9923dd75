"""The start page's state."""

import reflex as rx

from elternportal.state.base import PortalState
from elternportal.state.policy import allow_signed_in


class StartState(PortalState):
    """All children at a glance."""

    greeting: str = ""

    @rx.event
    @allow_signed_in
    async def load(self) -> None:
        self._enter()
