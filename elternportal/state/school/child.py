"""The office enters a child by hand, or puts one right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.school.addresses import AddressDraft
from elternportal.services.school.children_by_hand import (
    ChildByHandView,
    ChildDraft,
    LeaveSchool,
    SaveChild,
    class_choices,
    let_child_leave,
    read_child,
    save_child,
)
from elternportal.state.base import PortalState
from elternportal.state.editing import SavedForm, Values
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.school.people_by_hand import PersonPageState

LABELS = "child-field"


@dataclass
class ClassChoiceLine:
    """A class to choose."""

    key: str
    name: str


@opens_for(*ADMINISTRATION)
class OfficeChildPageState(PersonPageState, PortalState):
    """One child: names, day of birth, and its class, perhaps from a day to come on."""

    classes: rx.Field[list[ClassChoiceLine]] = rx.field(default_factory=list)
    has_address: rx.Field[bool] = rx.field(False)
    planned: rx.Field[str] = rx.field("")  # the change of class that is going to be

    _asks: ClassVar[str] = "child-leave-ask"
    _parameter: ClassVar[str] = routes.CHILD_ID
    _empty: ClassVar[Values] = {
        "surname": "",
        "first_name": "",
        "birth_date": "",
        "gender": "",
        "class_id": "",
        "class_from": "",
        **dict.fromkeys(AddressDraft.model_fields, ""),
    }

    def _topics(self) -> Iterable[str]:
        return [topics.accounts(), topics.pins()]

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(ChildDraft, form, LABELS)
        if draft is None:
            return
        command = SaveChild(self.item_id, draft, self._seen(form))
        done = await self._save(LABELS, draft, save_child, command)
        if done is not None:
            await self._after(done, "child-saved")

    @allow(*ADMINISTRATION)
    async def leave(self) -> None:
        """The child has left the school."""
        command = LeaveSchool(self.item_id, self.revision)
        if await self._write_as_seen(let_child_leave, command):
            await self._after(None, "child-left")

    async def _show(self) -> None:
        choices = await self._read(class_choices)
        if choices is not None:
            self.classes = [ClassChoiceLine(str(row.class_id), row.name) for row in choices]
            await super()._show()

    async def _saved(self) -> SavedForm | None:
        view = await self._read(read_child, self.item_id)
        if view is None:
            return None
        draft = view.draft
        told = ["child-told-by-hand"] if view.is_by_hand and view.is_active else []
        told += [] if view.is_active else ["child-told-left"]
        name = pupil_name(draft.first_name, draft.surname, view.class_name)
        self._stand(name, told, view.hangs, view.is_active)
        self.planned = self._planned_text(view)
        self.has_address = draft.street != ""
        return SavedForm(draft, view.revision)

    def _planned_text(self, view: ChildByHandView) -> str:
        if view.draft.class_from is None:
            return ""
        language = current_request().language
        return t(
            "child-planned",
            language,
            now=view.class_name,
            then=self._class_name(view.draft.class_id),
            day=date_with_year(view.draft.class_from, language),
        )

    def _forget(self) -> None:
        super()._forget()
        self.planned, self.has_address = "", False

    def _said(self, name: str, value: Any) -> str:
        if name == "class_id":
            return self._class_name(value)
        return super()._said(name, value)

    def _class_name(self, class_id: int) -> str:
        return next((one.name for one in self.classes if one.key == str(class_id)), "")
