"""The office's saved groups of children."""

from typing import Any

import reflex as rx

from elternportal.domain.people import ADMINISTRATION
from elternportal.errors import InvalidInput
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.audience.groups import (
    GroupDraft,
    GroupMemberRow,
    GroupRow,
    RenameGroup,
    SaveGroup,
    add_members,
    delete_group,
    group_members,
    list_groups,
    remove_member,
    rename_group,
    save_group,
)
from elternportal.state.arguments import parse_form
from elternportal.state.base import PortalState
from elternportal.state.editing import EditorPageState, SavedForm, SharedFormState
from elternportal.state.policy import allow, opens_for

LABELS = "office-groups"  # begins the keys of the form's labels


@opens_for(*ADMINISTRATION)
class OfficeGroupsPageState(SharedFormState, EditorPageState, PortalState):
    """All groups; one of them may be opened to rename it and to change its children."""

    groups: rx.Field[list[GroupRow]] = rx.field(default_factory=list)
    open_name: rx.Field[str] = rx.field("")
    members: rx.Field[list[GroupMemberRow]] = rx.field(default_factory=list)
    # Grows when a group was saved, and so empties the form; a refusal keeps what was typed.
    saved: rx.Field[int] = rx.field(0)

    async def _prepare(self) -> None:
        self.is_editing = False
        await self._address(AudienceChoice())

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save what is chosen as a new group."""
        name = self._name_in(form)
        if name is None:
            return
        if await self._write(save_group, SaveGroup(name, await self._addressed())) is None:
            return
        self.saved += 1
        await self._address(AudienceChoice())
        await self._show()
        self._tell("office-groups-done-saved")

    @allow(*ADMINISTRATION)
    async def open_group(self, group_id: int) -> None:
        found = await self._read(group_members, group_id)
        self.is_editing = found is not None
        if found is not None:
            self.open_name, self.members = found.name, list(found.children)
            self._begin(found.group_id, {"name": found.name})
            self._began_with(found.revision)

    @allow(*ADMINISTRATION)
    async def rename(self, form: dict[str, Any]) -> None:
        name = self._name_in(form)
        if name is None:
            return
        command = RenameGroup(self.item_id, name, self._seen(form))
        if await self._save(LABELS, name, rename_group, command):
            self.open_name = name.name
            await self._show()
            self._tell("office-groups-done-renamed")

    @allow(*ADMINISTRATION)
    async def add_chosen(self) -> None:
        """Add the children that are chosen below to the group that is open."""
        added = await self._write(add_members, self.item_id, await self._addressed())
        if added is not None:
            await self._address(AudienceChoice())
            await self._show_members()
            self._tell("office-groups-done-added", count=added)

    @allow(*ADMINISTRATION)
    async def remove(self, pupil_id: int) -> None:
        """Take a child out of the group that is open."""
        if await self._write(remove_member, self.item_id, pupil_id):
            self._tell("office-groups-done-removed")
        await self._show_members()

    async def _show_members(self) -> None:
        """Only the children: what is typed into the name stays."""
        found = await self._read(group_members, self.item_id)
        if found is not None:
            self.members = list(found.children)
        await self._show()

    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        self.asks_delete = False
        done = await self._write(delete_group, self.item_id)
        await self._leave_after(done, "office-groups-done-deleted")

    async def _saved_form(self) -> SavedForm | None:
        found = await self._read(group_members, self.item_id)
        return None if found is None else SavedForm(GroupDraft(name=found.name), found.revision)

    async def _open_saved(self) -> None:
        await self.open_group(self.item_id)

    async def _show(self) -> None:
        self.groups = list(await self._read(list_groups) or ())

    def _name_in(self, form: dict[str, Any]) -> GroupDraft | None:
        try:
            return parse_form(GroupDraft, form)
        except InvalidInput:
            self._tell_error(InvalidInput("office-groups-error-no-name"))
            return None
