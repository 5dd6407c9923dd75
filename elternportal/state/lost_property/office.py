"""The office's page of lost property: what waits, who says it is theirs, and one form."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal import clock, routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n.dates import day, day_and_time
from elternportal.services.lost_property.office import (
    ClaimView,
    ItemDraft,
    OfficeItemRow,
    SaveItem,
    list_items,
    return_item,
    save_item,
)
from elternportal.state.base import PortalState
from elternportal.state.editing import (
    ItemPageState,
    SavedForm,
    SharedFormState,
    form_values,
)
from elternportal.state.file_views import FileLine, file_line
from elternportal.state.lost_property.items import found_sentence
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "lost-property-field"  # begins the keys of the form's labels


@dataclass
class ClaimLine:
    """Who says that it is theirs, with children, address and message in one line each."""

    key: str
    name: str
    about: str
    note: str


@dataclass
class ItemLine:
    """A thing that waits, with who says that it is theirs."""

    id: int
    title: str
    found: str
    photo: str
    claims: list[ClaimLine]


@opens_for(*ADMINISTRATION)
class OfficeLostPropertyPageState(SharedFormState, ItemPageState, LivePageState, PortalState):
    """What waits for its owner; the form is for a new thing unless one was opened."""

    items: rx.Field[list[ItemLine]] = rx.field(default_factory=list)
    photos: rx.Field[list[FileLine]] = rx.field(default_factory=list)
    returns_item: rx.Field[int] = rx.field(0)  # of which is asked whether it was returned

    # What the list was made of, for filling the form.
    _items: tuple[OfficeItemRow, ...] = ()

    async def _prepare(self) -> None:
        self.returns_item = 0
        self._begin_anew()

    def _topics(self) -> Iterable[str]:
        return [topics.found_things(), topics.found_claims()]

    @allow(*ADMINISTRATION)
    async def open_item(self, item_id: int) -> None:
        """Open the form of a thing; 0 for a new one."""
        item = self._item(item_id)
        if item is None:
            self._begin_anew()
            return
        language = current_request().language
        self.photos = [file_line(item.photo, language)] if item.photo else []
        self._begin(item_id, form_values(_draft(item)))
        self._began_with(item.revision)

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(ItemDraft, form, LABELS)
        if draft is None:
            return
        command = SaveItem(self.item_id, draft, self._seen(form))
        if await self._save(LABELS, draft, save_item, command) is not None:
            self._tell("lost-property-saved")
            self._begin_anew()
        await self._show()

    @allow(*ADMINISTRATION)
    async def ask_return(self, item_id: int) -> None:
        """Ask whether a thing was returned; 0 closes the question."""
        self.returns_item = item_id

    @allow(*ADMINISTRATION)
    async def return_item(self) -> None:
        titles = [item.title for item in self._items if item.item_id == self.returns_item]
        if await self._write(return_item, self.returns_item):
            self._tell("lost-property-returned", title=" ".join(titles))
            if self.item_id == self.returns_item:
                self._begin_anew()
        self.returns_item = 0
        await self._show()

    def _begin_anew(self) -> None:
        self.photos = []
        self._begin(0, {"found_on": clock.today().isoformat()})
        self._began_with(0)

    def _item(self, item_id: int) -> OfficeItemRow | None:
        return next((item for item in self._items if item.item_id == item_id), None)

    async def _saved_form(self) -> SavedForm | None:
        await self._show()
        item = self._item(self.item_id)
        if item is None:
            return None
        photos = [item.photo] if item.photo else []
        return SavedForm(_draft(item), item.revision, files=photos)

    async def _open_saved(self) -> None:
        await self.open_item(self.item_id)

    async def _show(self) -> None:
        items = await self._read(list_items)
        if items is not None:
            language = current_request().language
            self._items = items
            self.items = [_line(item, language) for item in items]


def _draft(item: OfficeItemRow) -> ItemDraft:
    return ItemDraft(title=item.title, place=item.place, found_on=item.found_on)


def _line(item: OfficeItemRow, language: str) -> ItemLine:
    return ItemLine(
        id=item.item_id,
        title=item.title,
        found=found_sentence(item.place, day(item.found_on, language), language),
        photo=routes.picture(item.photo.key) if item.photo else "",
        claims=[_claim(claim, language) for claim in item.claims],
    )


def _claim(claim: ClaimView, language: str) -> ClaimLine:
    when = day_and_time(claim.claimed_at, language)
    return ClaimLine(
        key=claim.email,
        name=claim.name,
        about=" · ".join([*claim.children, claim.email, when]),
        note=claim.note,
    )
