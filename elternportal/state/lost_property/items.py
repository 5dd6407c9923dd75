"""Lost property, as everybody sees it; guardians say what is theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import Role
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.lost_property.items import (
    ClaimItem,
    FoundView,
    claim_item,
    read_lost_property,
    withdraw_claim,
)
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for_signed_in
from elternportal.state.request import current_request


@dataclass
class FoundItemLine:
    """``photo`` is the address of the picture, or empty."""

    id: int
    title: str
    found: str
    photo: str
    is_claimed: bool
    note: str


@opens_for_signed_in
class LostPropertyPageState(LivePageState, PortalState):
    """All that waits for its owner; ``claims_item`` is what the form "this is ours" is open for."""

    items: rx.Field[list[FoundItemLine]] = rx.field(default_factory=list)
    claims_item: rx.Field[int] = rx.field(0)

    async def _prepare(self) -> None:
        self.claims_item = 0

    def _topics(self) -> Iterable[str]:
        return [topics.found_things()]

    @allow(Role.PARENT)
    async def ask_claim(self, item_id: int) -> None:
        """Open the form for a thing; 0 closes it."""
        self.claims_item = item_id

    @allow(Role.PARENT)
    async def claim(self, form: dict[str, Any]) -> None:
        command = ClaimItem(self.claims_item, str(form.get("note", "")))
        if await self._write(claim_item, command):
            self.claims_item = 0
            self._tell("lost-property-told")
        await self._show()

    @allow(Role.PARENT)
    async def withdraw(self, item_id: int) -> None:
        if await self._write(withdraw_claim, item_id):
            self._tell("lost-property-withdrawn")
        await self._show()

    async def _show(self) -> None:
        items = await self._read(read_lost_property)
        if items is not None:
            language = current_request().language
            self.items = [_card(item, language) for item in items]


def found_sentence(place: str, date: str, language: str) -> str:
    """When and, if it is known, where something was found."""
    if place:
        return t("lost-property-found-at", language, date=date, place=place)
    return t("lost-property-found", language, date=date)


def _card(item: FoundView, language: str) -> FoundItemLine:
    return FoundItemLine(
        id=item.item_id,
        title=item.title,
        found=found_sentence(item.place, day(item.found_on, language), language),
        photo=routes.picture(item.photo) if item.photo else "",
        is_claimed=item.is_claimed,
        note=t("lost-property-own-note", language, note=item.note) if item.note else "",
    )
