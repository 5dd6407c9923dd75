"""The display in the school's hall: its secret address is made, made anew and taken back."""

from datetime import datetime

import reflex as rx

from elternportal import routes
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.timetable.hall_address import (
    HallAddressView,
    read_hall_address,
    renew_hall_address,
    revoke_hall_address,
)
from elternportal.settings import get_settings
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@opens_for(*ADMINISTRATION)
class HallPageState(PageState, PortalState):
    """A new address is shown until the page is left."""

    is_on: rx.Field[bool] = rx.field(False)
    names_teachers: rx.Field[bool] = rx.field(False)
    has_address: rx.Field[bool] = rx.field(False)
    asks: rx.Field[bool] = rx.field(False)  # whether the address shall be taken back
    told: rx.Field[str] = rx.field("")
    address: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self.address, self.asks = "", False

    @allow(*ADMINISTRATION)
    async def renew(self) -> None:
        token = await self._write(renew_hall_address)
        if token is not None:
            self.address = get_settings().url + routes.hall_display(token)
            self._tell("hall-renewed")
        await self._show()

    @allow(*ADMINISTRATION)
    async def ask_revoke(self, asks: bool) -> None:
        self.asks = asks

    @allow(*ADMINISTRATION)
    async def revoke(self) -> None:
        if await self._write(revoke_hall_address):
            self.address, self.asks = "", False
            self._tell("hall-revoked")
        await self._show()

    async def _show(self) -> None:
        view = await self._read(read_hall_address)
        if view is None:
            return
        self.is_on, self.names_teachers = view.is_on, view.names_teachers
        self.has_address = view.created_at is not None
        self.told = _told(view, current_request().language)


def _told(view: HallAddressView, language: str) -> str:
    """When the address was made, and when a display has shown it last."""
    if view.created_at is None:
        return t("hall-no-address", language)

    def when(moment: datetime) -> str:
        return day_and_time(moment, language)

    made = t("hall-made", language, when=when(view.created_at))
    used = view.last_used_at
    shown = t("hall-used", language, when=when(used)) if used else t("hall-unused", language)
    return f"{made} {shown}"
