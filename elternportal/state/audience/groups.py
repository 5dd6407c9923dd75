"""The office's saved groups of children."""

from typing import Any

import reflex as rx

from elternportal.domain.people import ADMINISTRATION
from elternportal.errors import InvalidInput
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.audience.groups import (
    GroupForm,
    GroupMembers,
    GroupRow,
    RenameGroup,
    SaveGroup,
    delete_group,
    group_members,
    list_groups,
    rename_group,
    save_group,
)
from elternportal.state.arguments import parse_form
from elternportal.state.audience.chooser import AudienceState
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for


@opens_for(*ADMINISTRATION)
class OfficeGroupsPageState(PageState, PortalState):
    """All groups; one of them may be opened to see its members and to rename it."""

    groups: rx.Field[list[GroupRow]] = rx.field(default_factory=list)
    open_id: rx.Field[int] = rx.field(0)
    open_name: rx.Field[str] = rx.field("")
    members: rx.Field[list[str]] = rx.field(default_factory=list)
    asks_delete: rx.Field[bool] = rx.field(False)
    # Grows when a group was saved, and so empties the form; a refusal keeps what was typed.
    saved: rx.Field[int] = rx.field(0)

    async def _prepare(self) -> None:
        self._close()
        audience = await self.get_state(AudienceState)
        await audience._fill(AudienceChoice())

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save what is chosen as a new group."""
        name = self._name_in(form)
        audience = await self.get_state(AudienceState)
        if name is None:
            return
        if await self._write(save_group, SaveGroup(name, audience._choice())) is None:
            return
        self.saved += 1
        await audience._fill(AudienceChoice())
        await self._show()
        self._tell("office-groups-done-saved")

    @allow(*ADMINISTRATION)
    async def open_group(self, group_id: int) -> None:
        self._close()
        found = await self._read(group_members, group_id)
        if found is not None:
            self._show_members(found)

    @allow(*ADMINISTRATION)
    async def close_group(self) -> None:
        self._close()

    @allow(*ADMINISTRATION)
    async def rename(self, form: dict[str, Any]) -> None:
        name = self._name_in(form)
        if name is not None and await self._write(rename_group, RenameGroup(self.open_id, name)):
            self.open_name = name.name
            await self._show()
            self._tell("office-groups-done-renamed")

    @allow(*ADMINISTRATION)
    async def ask_delete(self, asks: bool) -> None:
        self.asks_delete = asks

    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        self.asks_delete = False
        if await self._write(delete_group, self.open_id):
            self._close()
            await self._show()
            self._tell("office-groups-done-deleted")

    async def _show(self) -> None:
        self.groups = list(await self._read(list_groups) or ())

    def _show_members(self, group: GroupMembers) -> None:
        self.open_id, self.open_name = group.group_id, group.name
        self.members = list(group.children)

    def _close(self) -> None:
        self.open_id, self.open_name, self.members, self.asks_delete = 0, "", [], False

    def _name_in(self, form: dict[str, Any]) -> GroupForm | None:
        try:
            return parse_form(GroupForm, form)
        except InvalidInput:
            self._tell_error(InvalidInput("office-groups-error-no-name"))
            return None
